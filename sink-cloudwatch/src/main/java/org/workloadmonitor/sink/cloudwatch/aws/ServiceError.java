package org.workloadmonitor.sink.cloudwatch.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * What a service says when it does not do what it was asked.
 *
 * @param status the HTTP status
 * @param code the error's code, without the endings that differ between protocols: {@code
 *     Throttling}, {@code InvalidParameterValue}; empty if there is none
 * @param message the service's explanation; empty if there is none
 */
public record ServiceError(int status, String code, String message) {

  /** What an error means for the request. */
  public enum Kind {
    /** Too many requests; it comes again, later. */
    THROTTLED,
    /** The service does not accept who we are; it comes again. */
    IDENTITY,
    /** The service knows who we are and says no; it comes again. */
    RIGHTS,
    /** Something named in the request does not exist; it comes again. */
    NOT_FOUND,
    /** Something in the request is not as it should be; it can never be taken as it is. */
    REFUSED,
    /** There is too much in it; it can be taken in pieces. */
    TOO_LARGE,
    /** Somebody on the way had no answer, so it may have been taken. */
    LOST,
    /** The service failed on the request, and does not say how far it had come. */
    FAILED,
    /** The service is in trouble; it comes again. */
    TROUBLE
  }

  private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");
  private static final Pattern JSON_CODE =
      Pattern.compile("\"(?:__type|code|Code)\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern JSON_MESSAGE =
      Pattern.compile("\"[mM]essage\"\\s*:\\s*\"((?:\\\\.|[^\"\\\\])*)\"");
  private static final Pattern ENDING = Pattern.compile("(Exception|Error|Fault)$");

  private static final Set<String> THROTTLED =
      Set.of(
          "Throttling",
          "Throttled",
          "RequestThrottled",
          "RequestLimitExceeded",
          "TooManyRequests",
          "BandwidthLimitExceeded",
          "SlowDown");

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
          "AuthFailure",
          "TokenRefreshRequired");

  private static final Set<String> RIGHTS =
      Set.of("AccessDenied", "UnauthorizedOperation", "NotAuthorized", "OptInRequired");

  private static final Set<String> REFUSED =
      Set.of(
          "InvalidParameterValue",
          "InvalidParameterCombination",
          "InvalidParameter",
          "MissingParameter",
          "MissingRequiredParameter",
          "InvalidFormat",
          "Validation");

  private static final Set<String> TOO_LARGE =
      Set.of("RequestEntityTooLarge", "RequestTooLarge", "PayloadTooLarge");

  /** Reads what came with a status that is no success: XML or JSON, or nothing that is known. */
  public static ServiceError of(Reply.Answer answer) {
    String code = find(XML_CODE, answer.body()).or(() -> find(JSON_CODE, answer.body())).orElse("");
    String message =
        find(XML_MESSAGE, answer.body())
            .map(ServiceError::fromXml)
            .or(() -> find(JSON_MESSAGE, answer.body()).map(ServiceError::fromJson))
            .orElse("");
    return new ServiceError(answer.status(), tidy(code), message);
  }

  static ServiceError of(StsException failure) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(failure.awsErrorDetails());
    return new ServiceError(
        failure.statusCode(),
        tidy(details.map(AwsErrorDetails::errorCode).orElse("")),
        details.map(AwsErrorDetails::errorMessage).orElse(""));
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** {@code com.amazonaws.x#ThrottlingException:http://...} is {@code Throttling}. */
  private static String tidy(String code) {
    String word = code.substring(code.indexOf('#') + 1);
    int colon = word.indexOf(':');
    return ENDING.matcher(colon < 0 ? word : word.substring(0, colon)).replaceFirst("");
  }

  private static String fromXml(String text) {
    return text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String fromJson(String text) {
    return text.replace("\\\"", "\"").replace("\\/", "/").replace("\\n", " ").replace("\\\\", "\\");
  }

  /** What it means for the request. */
  public Kind kind() {
    if (status == 429
        || THROTTLED.contains(code)
        || message.toLowerCase(Locale.ROOT).contains("rate exceeded")) {
      return Kind.THROTTLED;
    }
    if (IDENTITY.contains(code)) {
      return Kind.IDENTITY;
    }
    if (RIGHTS.contains(code)) {
      return Kind.RIGHTS;
    }
    if (status == 413 || TOO_LARGE.contains(code)) {
      return Kind.TOO_LARGE;
    }
    if (code.startsWith("ResourceNotFound")) {
      return Kind.NOT_FOUND;
    }
    if (status / 100 == 4 && REFUSED.contains(code)) {
      return Kind.REFUSED;
    }
    if (status == 502 || status == 504) {
      return Kind.LOST;
    }
    if (status == 500) {
      return Kind.FAILED;
    }
    return status == 401 || status == 403 ? Kind.RIGHTS : Kind.TROUBLE;
  }

  /**
   * Code and explanation as a sentence. Not the explanation of errors about signatures: those quote
   * the request, in which the session's token stands.
   */
  public String text() {
    String what = code.isEmpty() ? "HTTP status " + status : code;
    return message.isEmpty() || kind() == Kind.IDENTITY
        ? what + "."
        : what + ": " + Texts.sentence(message);
  }
}
