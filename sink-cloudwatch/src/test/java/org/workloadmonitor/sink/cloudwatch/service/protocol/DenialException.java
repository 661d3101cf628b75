package org.workloadmonitor.sink.cloudwatch.service.protocol;

/** A refusal that all services share, before it is told in the words of one protocol. */
public final class DenialException extends RuntimeException {

  private final Denial denial;

  /** A refusal, with what the service says to it. */
  public DenialException(Denial denial, String message) {
    super(message);
    this.denial = denial;
  }

  /** Which one it is. */
  public Denial denial() {
    return denial;
  }

  /** The refusal as a protocol has it. */
  AwsError in(Call call) {
    String message = String.valueOf(getMessage());
    return switch (call) {
      case Call.Query query -> denial.inQuery(message);
      case Call.Json json -> denial.inJson(message);
    };
  }
}
