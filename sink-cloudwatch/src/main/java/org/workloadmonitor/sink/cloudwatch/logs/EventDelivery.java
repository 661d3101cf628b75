package org.workloadmonitor.sink.cloudwatch.logs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.delivery.Outcomes;
import org.workloadmonitor.sink.cloudwatch.delivery.Verdict;

/**
 * Brings the events of batches to one stream of CloudWatch Logs. After the first request that fails
 * as a whole no other is begun. For use by one thread at a time.
 */
public final class EventDelivery {

  private static final Duration OLDEST = Duration.ofDays(14).minusMinutes(5);
  private static final Duration NEWEST = Duration.ofHours(2).minusMinutes(5);

  private static final Outcome TOO_OLD =
      Outcome.rejected(
          "The event is older than CloudWatch Logs takes: two weeks, or what the group keeps.");
  private static final Outcome TOO_NEW =
      Outcome.rejected("The event is more than two hours in the future.");
  private static final Outcome TOO_LARGE =
      Outcome.rejected("The event is larger than 256 KiB, even with its message shortened.");
  private static final Outcome UNDER_WAY =
      Outcome.unconfirmed("The write was interrupted before CloudWatch Logs had answered.");

  private final LogStream stream;
  private final Clock clock;

  /** Creates a delivery to a stream. */
  public EventDelivery(LogStream stream, Clock clock) {
    this.stream = stream;
    this.clock = clock;
  }

  /** Delivers those items of a batch that are events. */
  public void deliver(List<Item> batch, Outcomes outcomes) {
    Optional<Outcome> trouble = Optional.empty();
    for (List<LogLine> lines : LogBatches.of(lines(batch, outcomes))) {
      if (trouble.isEmpty()) {
        trouble = send(lines, outcomes);
      } else {
        set(lines, trouble.get(), outcomes);
      }
    }
  }

  private List<LogLine> lines(List<Item> batch, Outcomes outcomes) {
    Instant now = clock.instant();
    List<LogLine> lines = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (!(batch.get(i).signal() instanceof Event event)) {
        continue;
      }
      Optional<LogLine> line = LogLines.of(i, batch.get(i), event);
      if (event.timestamp().isBefore(now.minus(OLDEST))) {
        outcomes.set(i, TOO_OLD);
      } else if (event.timestamp().isAfter(now.plus(NEWEST))) {
        outcomes.set(i, TOO_NEW);
      } else if (line.isEmpty()) {
        outcomes.set(i, TOO_LARGE);
      } else {
        lines.add(line.get());
      }
    }
    return lines;
  }

  /** Sends lines; gives what holds for all that would come after them, if they came to nothing. */
  private Optional<Outcome> send(List<LogLine> lines, Outcomes outcomes) {
    set(lines, UNDER_WAY, outcomes);
    return switch (stream.put(lines)) {
      case Verdict.Taken(String body) -> {
        taken(lines, RejectedLines.in(body), outcomes);
        yield Optional.empty();
      }
      case Verdict.Later later ->
          failed(lines, new Outcome.Retry(later.reason(), later.after()), outcomes);
      case Verdict.NotFound(String reason) -> failed(lines, Outcome.retry(reason), outcomes);
      case Verdict.Unknown(String reason) -> {
        set(lines, Outcome.unconfirmed(reason), outcomes);
        yield Optional.of(Outcome.retry(reason));
      }
      case Verdict.Refused refused -> refused(lines, refused.reason(), outcomes);
    };
  }

  private static void taken(List<LogLine> lines, RejectedLines rejected, Outcomes outcomes) {
    for (int i = 0; i < lines.size(); i++) {
      Outcome outcome =
          i < rejected.tooOldBefore()
              ? TOO_OLD
              : i >= rejected.tooNewFrom() ? TOO_NEW : Outcome.delivered();
      outcomes.set(lines.get(i).item(), outcome);
    }
  }

  private static Optional<Outcome> failed(List<LogLine> lines, Outcome outcome, Outcomes outcomes) {
    set(lines, outcome, outcomes);
    return Optional.of(outcome);
  }

  private Optional<Outcome> refused(List<LogLine> lines, String reason, Outcomes outcomes) {
    if (lines.size() == 1) {
      set(lines, Outcome.rejected(reason), outcomes);
      return Optional.empty();
    }
    int half = lines.size() / 2;
    Optional<Outcome> trouble = send(lines.subList(0, half), outcomes);
    List<LogLine> rest = lines.subList(half, lines.size());
    if (trouble.isPresent()) {
      set(rest, trouble.get(), outcomes);
      return trouble;
    }
    return send(rest, outcomes);
  }

  private static void set(List<LogLine> lines, Outcome outcome, Outcomes outcomes) {
    lines.forEach(line -> outcomes.set(line.item(), outcome));
  }
}
