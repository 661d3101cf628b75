package org.workloadmonitor.sink.cloudwatch.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.sink.cloudwatch.aws.Reply;
import org.workloadmonitor.sink.cloudwatch.aws.ServiceError;
import org.workloadmonitor.sink.cloudwatch.delivery.Judge;
import org.workloadmonitor.sink.cloudwatch.delivery.Verdict;

/** A stream of CloudWatch Logs, which is made when it turns out to be missing. */
public final class LogStream {

  private static final Judge JUDGE = new Judge("CloudWatch Logs");

  private final LogsApi api;
  private final LogTarget target;

  /** The stream of this name; nothing is called. */
  public LogStream(LogsApi api, LogTarget target) {
    this.api = api;
    this.target = target;
  }

  /** What trying to add an event that is too old shows. */
  public sealed interface Probe {

    /** It was left out for its age, so others would be taken. */
    record Allowed() implements Probe {}

    /** It was taken all the same. */
    record Lenient() implements Probe {}

    /** Events may be added, but there is no such stream. */
    record NoStream() implements Probe {}

    /**
     * There is no such group.
     *
     * @param willBeCreated whether the first event has it created
     */
    record NoGroup(boolean willBeCreated) implements Probe {}

    /**
     * Something is wrong.
     *
     * @param reason what, and what to do
     */
    record Failed(String reason) implements Probe {}
  }

  /** The group that it is in. */
  public String group() {
    return target.group();
  }

  /**
   * Tries to add an event, and creates nothing.
   *
   * @param time so long ago that the service leaves it out
   */
  public Probe probe(Instant time) {
    String text = "monitor validate --online";
    LogLine line = new LogLine(0, time.toEpochMilli(), text, text.length() + LogLines.OVERHEAD);
    return switch (putOnce(List.of(line))) {
      case Verdict.Taken(String body) ->
          RejectedLines.in(body).tooOldBefore() > 0 ? new Probe.Allowed() : new Probe.Lenient();
      case Verdict.NotFound(String reason) ->
          reason.contains("log group")
              ? new Probe.NoGroup(target.createGroup())
              : new Probe.NoStream();
      case Verdict.Refused refused -> new Probe.Failed(refused.reason());
      case Verdict.Later later -> new Probe.Failed(later.reason());
      case Verdict.Unknown(String reason) -> new Probe.Failed(reason);
    };
  }

  /** Adds lines, once. */
  Verdict put(List<LogLine> lines) {
    Verdict verdict = putOnce(lines);
    if (!(verdict instanceof Verdict.NotFound)) {
      return verdict;
    }
    Verdict made = make();
    return made instanceof Verdict.Taken ? putOnce(lines) : made;
  }

  private Verdict putOnce(List<LogLine> lines) {
    return JUDGE.of(api.putLogEvents(target.group(), target.stream(), lines));
  }

  private Verdict make() {
    Verdict stream = makeStream();
    if (!(stream instanceof Verdict.NotFound)) {
      return stream;
    }
    if (!target.createGroup()) {
      return new Verdict.NotFound(
          "There is no log group %s. Create it, or write create_log_group: true."
              .formatted(target.group()));
    }
    Verdict group = made(api.createLogGroup(target.group()));
    return group instanceof Verdict.Taken ? makeStream() : group;
  }

  private Verdict makeStream() {
    return made(api.createLogStream(target.group(), target.stream()));
  }

  /** That somebody else made it is as good; nothing of ours was sent yet, so nothing is unknown. */
  private static Verdict made(Reply reply) {
    if (reply instanceof Reply.Answer answer
        && ServiceError.of(answer).code().startsWith("ResourceAlreadyExists")) {
      return new Verdict.Taken("");
    }
    return switch (JUDGE.of(reply)) {
      case Verdict.Unknown(String reason) -> new Verdict.Later(reason, Optional.empty(), false);
      case Verdict.Refused refused -> new Verdict.Later(refused.reason(), Optional.empty(), false);
      case Verdict verdict -> verdict;
    };
  }
}
