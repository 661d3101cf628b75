package org.workloadmonitor.collector.database.insights.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failure of the SDK means, in words that are the same each time. */
final class Failures {

  private static final Pattern ENDING = Pattern.compile("(Exception|Error|Fault)$");

  private static final Set<String> IDENTITY =
      Set.of(
          "ExpiredToken",
          "RequestExpired",
          "InvalidClientTokenId",
          "UnrecognizedClient",
          "IncompleteSignature",
          "InvalidSignature",
          "SignatureDoesNotMatch",
          "MissingAuthenticationToken",
          "InvalidAccessKeyId",
          "AuthFailure");

  private static final Set<String> RIGHTS =
      Set.of("AccessDenied", "UnauthorizedOperation", "OptInRequired");

  private Failures() {}

  /**
   * What a failure means.
   *
   * @param what what was asked for, to follow 'Not authorized to'
   * @param service the service by the name that it has in host names
   * @throws InterruptedException if it means that the run was interrupted
   */
  static InsightsException of(SdkException failure, String what, String service, String region)
      throws InterruptedException {
    if (failure instanceof AbortedException || Thread.interrupted()) {
      throw new InterruptedException("Interrupted while waiting for " + service + ".");
    }
    return failure instanceof AwsServiceException answer
        ? ofAnswer(answer, what, service, region)
        : ofConnection(failure, service, region);
  }

  private static InsightsException ofAnswer(
      AwsServiceException failure, String what, String service, String region) {
    AwsErrorDetails details = failure.awsErrorDetails();
    String code = details == null ? "" : code(details.errorCode());
    String message = details == null ? "" : Optional.ofNullable(details.errorMessage()).orElse("");
    if (failure.isThrottlingException() || message.contains("Rate exceeded")) {
      return new InsightsException(
          Reason.THROTTLED,
          "AWS throttles requests to %s in %s: all callers of the account share its limit."
              .formatted(service, region));
    }
    // The messages of errors about signatures quote the request, in which the token stands.
    if (IDENTITY.contains(code)) {
      return message.toLowerCase(Locale.ROOT).contains("valid region")
          ? new InsightsException(
              Reason.WRONG_REGION,
              "The endpoint is not of the region %s. Write the region in which the instance is."
                  .formatted(region))
          : new InsightsException(
              Reason.BAD_CREDENTIALS,
              ("AWS does not accept the credentials in %s (%s). New ones are looked for before the"
                      + " next run; a region that is not enabled for the account says the same.")
                  .formatted(region, code));
    }
    if (code.equals("NotAuthorized")) {
      // Performance Insights says this, and not IAM, of what it does not know.
      return new InsightsException(
          Reason.NOT_AUTHORIZED,
          ("Not authorized to %s. 'monitor plan --iam' prints the rights that are needed. AWS says"
                  + " the same where no instance in %s has this resource id, and where Performance"
                  + " Insights is switched off.")
              .formatted(what, region));
    }
    if (RIGHTS.contains(code) || failure.statusCode() == 401 || failure.statusCode() == 403) {
      return new InsightsException(
          Reason.NOT_AUTHORIZED,
          "Not authorized to %s: %s 'monitor plan --iam' prints the rights that are needed."
              .formatted(what, Texts.sentence(message.isBlank() ? code : message)));
    }
    if (code.equals("DBInstanceNotFound")) {
      return new InsightsException(
          Reason.UNKNOWN_INSTANCE,
          "There is no such instance in %s: %s".formatted(region, Texts.sentence(message)));
    }
    if (failure.statusCode() / 100 == 4) {
      return new InsightsException(
          Reason.REFUSED,
          "AWS refuses to %s (%s): %s"
              .formatted(
                  what, code.isEmpty() ? failure.statusCode() : code, Texts.sentence(message)));
    }
    return new InsightsException(
        Reason.SERVICE_FAILED,
        "%s in %s failed with HTTP status %d%s."
            .formatted(service, region, failure.statusCode(), code.isEmpty() ? "" : ", " + code));
  }

  /** {@code ThrottlingException} is {@code Throttling}. */
  private static String code(String code) {
    return code == null ? "" : ENDING.matcher(code).replaceFirst("");
  }

  private static InsightsException ofConnection(
      SdkException failure, String service, String region) {
    String where = service + " in " + region;
    return switch (ioFailure(failure)) {
      case UnknownHostException unknown ->
          new InsightsException(
              Reason.UNREACHABLE,
              "The name %s is not known: check the region (%s), the endpoint and the DNS."
                  .formatted(host(unknown), region));
      case SocketTimeoutException timeout when isConnecting(timeout) ->
          new InsightsException(
              Reason.UNREACHABLE,
              "No connection to %s in time: check the network, the proxy and the security groups."
                  .formatted(where));
      case SocketTimeoutException _ ->
          new InsightsException(
              Reason.NO_ANSWER, "%s took the request and gave no answer in time.".formatted(where));
      case ConnectException refused -> noConnection(where, refused);
      case NoRouteToHostException noRoute -> noConnection(where, noRoute);
      case SSLException tls ->
          new InsightsException(
              Reason.UNREACHABLE,
              "No secure connection to %s: %s".formatted(where, Texts.sentence(tls.getMessage())));
      case IOException other ->
          new InsightsException(
              Reason.NO_ANSWER,
              "The connection to %s ended before the answer: %s"
                  .formatted(where, Texts.sentence(other.getMessage())));
    };
  }

  /** The name alone: what may stand behind it differs from system to system. */
  private static String host(UnknownHostException unknown) {
    return String.valueOf(unknown.getMessage()).split(":", 2)[0];
  }

  private static InsightsException noConnection(String where, IOException failure) {
    return new InsightsException(
        Reason.UNREACHABLE,
        "No connection to %s: %s".formatted(where, Texts.sentence(failure.getMessage())));
  }

  private static boolean isConnecting(SocketTimeoutException timeout) {
    return String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
  }

  private static IOException ioFailure(SdkException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof IOException io) {
        return io;
      }
    }
    return new IOException(failure.getMessage());
  }
}
