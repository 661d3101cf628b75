package org.workloadmonitor.sink.cloudwatch.service.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A log group with its streams. May be used by several threads. */
final class LogGroup {

  private final String name;
  private final Instant created;
  private final Map<String, Instant> streams = new ConcurrentSkipListMap<>();
  private volatile Optional<Integer> retentionDays = Optional.empty();

  LogGroup(String name, Instant created) {
    this.name = name;
    this.created = created;
  }

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  /** When each stream was created, by its name. */
  Map<String, Instant> streams() {
    return streams;
  }

  Optional<Integer> retentionDays() {
    return retentionDays;
  }

  void retain(int days) {
    retentionDays = Optional.of(days);
  }

  /** Events from before this time are gone already. */
  Instant expired(Instant now) {
    return retentionDays.map(days -> now.minus(Duration.ofDays(days))).orElse(Instant.MIN);
  }
}
