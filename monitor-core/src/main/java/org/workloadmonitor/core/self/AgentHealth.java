package org.workloadmonitor.core.self;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.schedule.TaskState;
import org.workloadmonitor.core.schedule.TaskStatus;

/**
 * Whether the agent itself does its work.
 *
 * <ul>
 *   <li>DOWN: signals wait at every sink, and none has taken any for long.
 *   <li>DEGRADED: a sink fails, is stuck or falls behind, or its queue can't be saved; a collector
 *       or health check is stuck or could not be made; a plugin that the configuration names is
 *       broken.
 *   <li>UP: otherwise. That a target is down is no fault of the agent.
 * </ul>
 */
public final class AgentHealth {

  private static final double FULL = 0.8;
  private static final int PATIENCE = 5;
  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);
  private static final Duration LEAST_SILENCE = Duration.ofMinutes(5);
  private static final int MOST_REASONS = 3;

  private final Supplier<List<SinkStatus>> sinks;
  private final Supplier<List<TaskStatus>> tasks;
  private final Supplier<List<String>> brokenPlugins;
  private final InstantSource clock;

  /**
   * Creates the judge.
   *
   * @param sinks how the sinks fare
   * @param tasks where the tasks stand
   * @param brokenPlugins the names of plugins that the configuration needs and that don't work
   */
  public AgentHealth(
      Supplier<List<SinkStatus>> sinks,
      Supplier<List<TaskStatus>> tasks,
      Supplier<List<String>> brokenPlugins,
      InstantSource clock) {
    this.sinks = sinks;
    this.tasks = tasks;
    this.brokenPlugins = brokenPlugins;
    this.clock = clock;
  }

  /** The verdict; the attributes are the counts behind it. */
  public Health health() {
    Instant now = clock.instant();
    List<SinkStatus> allSinks = sinks.get();
    List<TaskStatus> allTasks = tasks.get();
    List<String> broken = brokenPlugins.get();
    List<String> troubles = new ArrayList<>();
    allSinks.forEach(sink -> judge(sink, now, troubles));
    int troubledSinks = troubles.size();
    allTasks.forEach(task -> judge(task, troubles));
    broken.forEach(plugin -> troubles.add("the plugin %s does not work".formatted(plugin)));
    boolean silent = !allSinks.isEmpty() && allSinks.stream().allMatch(sink -> isSilent(sink, now));
    return verdict(silent, troubles).with(counts(allSinks, troubledSinks, allTasks, broken));
  }

  private static Health verdict(boolean silent, List<String> troubles) {
    if (silent) {
      return Health.down(sentence("no sink takes anything", troubles));
    }
    return troubles.isEmpty() ? Health.up() : Health.degraded(sentence("", troubles));
  }

  private static String sentence(String lead, List<String> troubles) {
    List<String> parts = new ArrayList<>();
    if (!lead.isEmpty()) {
      parts.add(lead);
    }
    parts.addAll(troubles.subList(0, Math.min(MOST_REASONS, troubles.size())));
    if (troubles.size() > MOST_REASONS) {
      parts.add("and %d more".formatted(troubles.size() - MOST_REASONS));
    }
    String joined = String.join("; ", parts);
    return Character.toUpperCase(joined.charAt(0)) + joined.substring(1);
  }

  /** At most one trouble for each sink, the worst. */
  private static void judge(SinkStatus sink, Instant now, List<String> troubles) {
    Duration waiting = waiting(sink, now);
    double fill = sink.storage().fill();
    if (sink.stuck() > 0) {
      troubles.add("a write of the sink '%s' is stuck".formatted(sink.id()));
    } else if (sink.failing().isPresent()) {
      troubles.add("the sink '%s' fails: %s".formatted(sink.id(), sink.failing().get()));
    } else if (sink.storage().trouble().isPresent()) {
      troubles.add(
          "the queue of the sink '%s' is in memory only: %s"
              .formatted(sink.id(), sink.storage().trouble().get()));
    } else if (fill > FULL) {
      troubles.add("the queue of the sink '%s' is %.0f %% full".formatted(sink.id(), 100 * fill));
    } else if (waiting.compareTo(longest(sink, LEAST_PATIENCE)) > 0) {
      troubles.add("the sink '%s' is %s behind".formatted(sink.id(), DurationText.of(waiting)));
    }
  }

  private static Duration waiting(SinkStatus sink, Instant now) {
    return sink.counts().oldest().map(o -> Duration.between(o, now)).orElse(Duration.ZERO);
  }

  private static Duration longest(SinkStatus sink, Duration least) {
    Duration longest = sink.longestWait().multipliedBy(PATIENCE);
    return longest.compareTo(least) > 0 ? longest : least;
  }

  private static boolean isSilent(SinkStatus sink, Instant now) {
    Duration silence = Duration.between(sink.lastDelivered(), now);
    return sink.counts().pending() > 0
        && silence.compareTo(longest(sink, LEAST_SILENCE)) > 0
        && waiting(sink, now).compareTo(longest(sink, LEAST_SILENCE)) > 0;
  }

  private static void judge(TaskStatus task, List<String> troubles) {
    if (task.state() == TaskState.STUCK) {
      troubles.add("%s is stuck".formatted(task.id()));
    } else if (task.state() == TaskState.FAILED) {
      troubles.add(
          "%s could not be made: %s".formatted(task.id(), task.lastError().orElse("no reason")));
    }
  }

  private static Attributes counts(
      List<SinkStatus> sinks, int troubled, List<TaskStatus> tasks, List<String> broken) {
    return Attributes.builder()
        .put("sinks", sinks.size())
        .put("sinks_in_trouble", troubled)
        .put("signals_pending", sinks.stream().mapToLong(sink -> sink.counts().pending()).sum())
        .put("tasks", tasks.size())
        .put("tasks_stuck", in(tasks, TaskState.STUCK))
        .put("tasks_failed", in(tasks, TaskState.FAILED))
        .put("plugins_broken", broken.size())
        .build();
  }

  private static long in(List<TaskStatus> tasks, TaskState state) {
    return tasks.stream().filter(task -> task.state() == state).count();
  }
}
