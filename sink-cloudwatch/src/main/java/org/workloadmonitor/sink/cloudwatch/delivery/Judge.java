package org.workloadmonitor.sink.cloudwatch.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.workloadmonitor.sink.cloudwatch.aws.Reply;
import org.workloadmonitor.sink.cloudwatch.aws.ServiceError;

/**
 * Says what the replies of one service mean. Nothing is given up for good unless the service said
 * that something in the request is wrong.
 *
 * @param service the service's name, for people
 */
public record Judge(String service) {

  /** AWS accepts signatures whose time is up to five minutes off. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern DATUM = Pattern.compile("MetricData\\.member\\.(\\d{1,4})");
  private static final Pattern PLACE = Pattern.compile("(member\\.|\\[)\\d+");

  /** What a reply means. */
  public Verdict of(Reply reply) {
    return switch (reply) {
      case Reply.NotSent(String reason) -> new Verdict.Later(reason, Optional.empty(), false);
      case Reply.Lost(String reason) -> new Verdict.Unknown(reason);
      case Reply.Answer answer when answer.isSuccess() -> ofSuccess(answer);
      case Reply.Answer answer -> ofError(answer, ServiceError.of(answer));
    };
  }

  /** A page for people comes from somebody on the way, who wants a login first. */
  private Verdict ofSuccess(Reply.Answer answer) {
    String start = answer.body().strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("<html") || start.startsWith("<!doctype html")) {
      return new Verdict.Unknown(
          "The answer is a web page, not one of %s: somebody is in between.".formatted(service));
    }
    return new Verdict.Taken(answer.body());
  }

  private Verdict ofError(Reply.Answer answer, ServiceError error) {
    return switch (error.kind()) {
      case THROTTLED -> later("%s throttles: %s".formatted(service, error.text()), answer, true);
      case IDENTITY -> later(identityAdvice(answer, error), answer, false);
      case RIGHTS ->
          later(
              "%s denies access: %s 'monitor plan --iam' prints the rights that are needed."
                  .formatted(service, error.text()),
              answer,
              false);
      case NOT_FOUND -> new Verdict.NotFound(error.text());
      case REFUSED -> refused(error);
      case TOO_LARGE ->
          new Verdict.Refused(
              "%s finds the request too large: %s".formatted(service, error.text()), Set.of());
      case LOST ->
          new Verdict.Unknown(
              "A gateway got no answer of %s: HTTP status %d.".formatted(service, error.status()));
      case FAILED ->
          new Verdict.Unknown(
              "%s failed inside, perhaps after it took the request: %s"
                  .formatted(service, error.text()));
      case TROUBLE -> later("%s is in trouble: %s".formatted(service, error.text()), answer, false);
    };
  }

  private static Verdict later(String reason, Reply.Answer answer, boolean throttled) {
    return new Verdict.Later(reason, answer.retryAfter(), throttled);
  }

  private String identityAdvice(Reply.Answer answer, ServiceError error) {
    Duration ahead = answer.clockAhead();
    if (ahead.abs().compareTo(CLOCK_TOLERANCE) > 0) {
      return "%s does not accept the signature (%s): the clock of this machine is %d minutes %s. Set it."
          .formatted(
              service, error.code(), ahead.abs().toMinutes(), ahead.isNegative() ? "fast" : "slow");
    }
    return "%s does not accept the credentials: %s Renew them; they are looked for again before each try."
        .formatted(service, error.text());
  }

  private Verdict refused(ServiceError error) {
    Set<Integer> data =
        DATUM
            .matcher(error.message())
            .results()
            .map(result -> Integer.parseInt(result.group(1)) - 1)
            .collect(Collectors.toSet());
    String reason = "%s refused it: %s".formatted(service, error.text());
    return new Verdict.Refused(PLACE.matcher(reason).replaceAll("$1N"), data);
  }
}
