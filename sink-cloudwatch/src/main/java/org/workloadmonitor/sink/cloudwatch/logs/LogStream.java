package org.workloadmonitor.sink.cloudwatch.logs;

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
