package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.log.FirstTimes;
import org.workloadmonitor.core.time.Time;

/**
 * Decides what a sink's worker writes next, and applies what the sink answered. It has no threads
 * and never waits: whoever holds it guards it, asks for the {@link #next} shipment, tells it the
 * answer, and comes back when {@link #untilNext} has passed.
 */
final class Dispatch {

  /** How much is gathered in windows before those that are complete are written. */
  private static final int MOST_HELD = 50_000;

  private static final Logger LOG = LoggerFactory.getLogger(SinkWorker.class);

  private static final int MOST_AT_ONCE = 10_000;
  private static final long MOST_BYTES_AT_ONCE = 32L << 20;

  private final SinkProfile profile;
  private final Outbox outbox;
  private final Backoff backoff;
  private final Time time;
  private final Timetable timetable;
  private final Shaping shaping;
  private final Pace pace;
  private final Shelf shelf = new Shelf();
  private final FirstTimes mistakes;

  private int inFlight;
  private boolean draining;

  /** Whether the outbox is reading what was asked for. */
  private boolean awaiting;

  private long retries;
  private long unconfirmed;

  Dispatch(
      SinkProfile profile, Outbox outbox, Duration publishInterval, Backoff backoff, Time time) {
    this.profile = profile;
    this.outbox = outbox;
    this.backoff = backoff;
    this.time = time;
    this.mistakes = new FirstTimes(time);
    this.timetable = Timetable.of(profile, publishInterval, time);
    this.shaping = new Shaping(profile);
    this.pace = new Pace(profile.maxItems(), backoff);
  }

  /** What to write now, if anything. Each shipment must be {@linkplain #settle settled}. */
  Optional<Shipment> next() {
    long now = time.nanoTime();
    if (!mayWrite() || pace.pause(now) > 0) {
      return Optional.empty();
    }
    shelf.wake(now);
    fillShelf(now);
    if (shelf.isIdle()) {
      return Optional.empty();
    }
    inFlight++;
    return Optional.of(Shipment.of(shelf.cut(pace.size(), profile.maxBytes())));
  }

  /** A sink in trouble gets one write at a time, to find out whether it is back. */
  private boolean mayWrite() {
    return inFlight < (pace.failures() == 0 ? profile.concurrentWrites() : 1);
  }

  private void fillShelf(long now) {
    try {
      fill(now);
    } finally {
      // A mistake of ours must keep nothing on lease for ever.
      settleMisshapen();
    }
  }

  private void settleMisshapen() {
    Settlement misshapen = shaping.misshapen();
    if (misshapen.isEmpty()) {
      return;
    }
    misshapen
        .rejected()
        .forEach(
            (reason, sequences) -> {
              if (mistakes.isNews(reason)) {
                LOG.error("{} signals are dropped. {}", sequences.size(), reason);
              }
            });
    outbox.settle(misshapen);
  }

  private void fill(long now) {
    while (shelf.ready() < pace.size() && untilTaking(now) == 0) {
      Taken taken = outbox.take(demand());
      taken.entries().forEach(shaping::add);
      awaiting = !taken.complete();
      if (taken.entries().isEmpty()) {
        if (awaiting) {
          return; // the outbox tells when it has read on
        }
        shaping.all().forEach(shelf::put);
        timetable.emptied(now);
        return;
      }
      timetable.taken(now);
      if (!isWindowed()) {
        shaping.all().forEach(shelf::put);
      } else if (shaping.held() > MOST_HELD) {
        shaping.allButNewestWindow().forEach(shelf::put);
      }
    }
  }

  private boolean isWindowed() {
    return profile.aggregationWindow().isPresent();
  }

  private Demand demand() {
    if (!isWindowed()) {
      return Demand.of(pace.size() - shelf.ready(), profile.maxBytes());
    }
    return draining
        ? Demand.of(MOST_AT_ONCE, MOST_BYTES_AT_ONCE)
        : new Demand(MOST_AT_ONCE, MOST_BYTES_AT_ONCE, timetable.metricsBefore());
  }

  private long untilTaking(long now) {
    if (shaping.held() > 0 || awaiting) {
      return 0;
    }
    Waiting waiting = outbox.waiting();
    if (draining) {
      return waiting.items() > 0 ? 0 : Long.MAX_VALUE;
    }
    return timetable.untilDue(waiting, now);
  }

  /** Nanoseconds until {@link #next} may have something, if nothing happens before. */
  long untilNext() {
    long now = time.nanoTime();
    if (!mayWrite()) {
      return Long.MAX_VALUE;
    }
    long pause = pace.pause(now);
    if (pause > 0) {
      return pause;
    }
    if (!shelf.isIdle()) {
      return 0;
    }
    return Math.min(shelf.untilWake(now), awaiting ? Long.MAX_VALUE : untilTaking(now));
  }

  /** How many waiting items change the answer of {@link #untilNext}. */
  int wakeAt() {
    if (awaiting) {
      return 0;
    }
    if (!mayWrite() || pace.pause(time.nanoTime()) > 0) {
      return Integer.MAX_VALUE;
    }
    if (draining || outbox.waiting().items() == 0) {
      return 1;
    }
    return isWindowed() ? Integer.MAX_VALUE : profile.maxItems();
  }

  /** Applies the answer to a shipment. */
  void settle(Shipment shipment, Answer answer) {
    long now = time.nanoTime();
    inFlight--;
    boolean sinkFailed = answer.nothingSettled();
    if (sinkFailed) {
      pace.failed(shipment.size(), answer.wish(), now);
    } else {
      pace.succeeded();
    }
    Settlement settlement = new Settlement();
    for (int i = 0; i < shipment.size(); i++) {
      Parcel parcel = shipment.parcels().get(i);
      Outcome outcome = answer.outcomes().get(i);
      switch (outcome) {
        case Outcome.Delivered _ -> settlement.deliver(parcel.sequences);
        case Outcome.Rejected _ -> settlement.reject(Answer.reason(outcome), parcel.sequences);
        case Outcome.Retry _, Outcome.Unconfirmed _ -> {
          count(parcel, outcome);
          if (isOutdated(parcel)) {
            settlement.release(parcel.sequences); // the outbox lets it expire
          } else if (sinkFailed && shipment.size() > 1) {
            shelf.put(parcel); // in its old place: order is kept
          } else {
            restAlone(parcel, shipment, outcome, now);
          }
        }
      }
    }
    outbox.settle(settlement);
  }

  private void count(Parcel parcel, Outcome outcome) {
    retries += parcel.sequences.length;
    if (outcome instanceof Outcome.Unconfirmed) {
      unconfirmed += parcel.sequences.length;
    }
  }

  private boolean isOutdated(Parcel parcel) {
    return parcel.accepted.plus(outbox.limits().maxAge()).isBefore(time.clock().instant());
  }

  private void restAlone(Parcel parcel, Shipment shipment, Outcome outcome, long now) {
    int failures = shipment.size() == 1 ? ++parcel.failuresAlone : ++parcel.retries;
    parcel.restsUntil = now + Math.max(backoff.nanos(failures), Pace.wished(Answer.wish(outcome)));
    shelf.rest(parcel);
  }

  /** From now on nothing waits for a full batch or an open window; what rests is tried at once. */
  void drain() {
    draining = true;
    shelf.wakeAll();
    pace.hurry();
  }

  /** Gives everything that is not being written back to the outbox. */
  void giveBack() {
    Settlement settlement = new Settlement();
    shaping.all().forEach(parcel -> settlement.release(parcel.sequences));
    settleMisshapen();
    shelf.clear().forEach(parcel -> settlement.release(parcel.sequences));
    outbox.settle(settlement);
  }

  /** How many signals came again because the sink said so, or could not say otherwise. */
  long retries() {
    return retries;
  }

  /** How many of those may have arrived all the same. */
  long unconfirmed() {
    return unconfirmed;
  }
}
