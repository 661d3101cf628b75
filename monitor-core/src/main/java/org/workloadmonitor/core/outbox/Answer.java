package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.RejectedException;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.log.Reason;

/**
 * What a sink said to a write, in whichever way it said it: one outcome for each parcel.
 *
 * @param outcomes in the batch's order
 * @param thrown what the sink threw, if it did
 */
record Answer(List<Outcome> outcomes, @Nullable Throwable thrown) {

  /** The sink returned. An answer that does not fit the batch tells nothing about any item. */
  static Answer returned(@Nullable Delivery delivery, int size) {
    if (delivery == null) {
      return all(size, Outcome.unconfirmed("The sink answered with null."), null);
    }
    if (delivery.outcomes().size() != size) {
      String reason =
          "The sink answered for %d items of a batch of %d; that is a mistake in the plugin."
              .formatted(delivery.outcomes().size(), size);
      return all(size, Outcome.unconfirmed(reason), null);
    }
    return new Answer(delivery.outcomes(), null);
  }

  /** The sink threw by itself. */
  static Answer threw(Throwable thrown, int size) {
    return all(
        size,
        switch (thrown) {
          case RejectedException rejected -> Outcome.rejected(Reason.of(rejected));
          case RetryableException retryable ->
              new Outcome.Retry(Reason.of(retryable), retryable.after());
          default -> Outcome.retry(Reason.of(thrown));
        },
        thrown);
  }

  /** The sink threw after it had been interrupted at its deadline. */
  static Answer interrupted(Throwable thrown, Duration deadline, int size) {
    if (thrown instanceof RetryableException || thrown instanceof RejectedException) {
      return threw(thrown, size);
    }
    String reason = "The write did not end within " + DurationText.of(deadline) + ".";
    return all(size, Outcome.unconfirmed(reason), null);
  }

  private static Answer all(int size, Outcome outcome, @Nullable Throwable thrown) {
    return new Answer(Collections.nCopies(size, outcome), thrown);
  }

  /** Whether everything comes again: the sink itself is in trouble. */
  boolean nothingSettled() {
    return outcomes.stream().noneMatch(Answer::settles);
  }

  private static boolean settles(Outcome outcome) {
    return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Rejected;
  }

  /** The longest wait that the receiver asked for. */
  Optional<Duration> wish() {
    return outcomes.stream().flatMap(each -> wish(each).stream()).max(Duration::compareTo);
  }

  static Optional<Duration> wish(Outcome outcome) {
    return outcome instanceof Outcome.Retry retry ? retry.after() : Optional.empty();
  }

  /** Why an item comes again or is rejected, without secrets; empty if it arrived. */
  static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _ -> "";
      case Outcome.Retry retry -> Reason.tidy(retry.reason());
      case Outcome.Unconfirmed unconfirmed -> Reason.tidy(unconfirmed.reason());
      case Outcome.Rejected rejected -> Reason.tidy(rejected.reason());
    };
  }
}
