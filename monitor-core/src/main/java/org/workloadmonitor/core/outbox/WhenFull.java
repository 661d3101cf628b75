package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.time.Time;

/** Takes when a batch is full, or when the oldest entry has waited for the publish interval. */
final class WhenFull implements Timetable {

  private final SinkProfile profile;
  private final long interval;
  private final Linger linger;

  WhenFull(SinkProfile profile, Duration interval, Time time) {
    this.profile = profile;
    this.interval = Time.nanos(interval);
    this.linger = new Linger(interval, time);
  }

  @Override
  public long untilDue(Waiting waiting, long now) {
    if (waiting.items() == 0) {
      linger.reset();
      return Long.MAX_VALUE;
    }
    if (waiting.items() >= profile.maxItems() || waiting.bytes() >= profile.maxBytes()) {
      return 0;
    }
    return Math.max(0, interval - linger.lasted(waiting, now));
  }

  @Override
  public Instant metricsBefore() {
    return Instant.MAX;
  }

  @Override
  public void taken(long now) {
    linger.reset();
  }

  @Override
  public void emptied(long now) {
    linger.reset();
  }
}
