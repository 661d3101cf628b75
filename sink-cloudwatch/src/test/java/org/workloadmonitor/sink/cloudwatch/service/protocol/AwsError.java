package org.workloadmonitor.sink.cloudwatch.service.protocol;

/** What a service refuses, as it says it. */
public final class AwsError extends RuntimeException {

  private final int status;
  private final String code;

  /** A refusal with a code of one service. */
  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** A refusal of the client's request with HTTP status 400. */
  public static AwsError badRequest(String code, String message) {
    return new AwsError(400, code, message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The error's code: what the SDK makes an exception's type of. */
  public String code() {
    return code;
  }

  /** What the service says. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
