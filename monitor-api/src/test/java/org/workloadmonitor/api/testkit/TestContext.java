package org.workloadmonitor.api.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Health;

/**
 * What the agent offers, for tests: a clock that is turned by hand, a logger and a thread factory
 * that remember. May be used by several threads.
 */
public final class TestContext implements ComponentContext {

  private final HandTurnedClock clock = new HandTurnedClock();
  private final Instant started = clock.instant();
  private final RecordingLogger logger = new RecordingLogger("plugin under test");
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Path directory;
  private final Component component;
  private final Duration interval;

  /**
   * A context for a component {@code component_under_test} and an interval of one minute.
   *
   * @param directory an existing directory that the instance may fill, such as JUnit's temporary
   *     one
   */
  public TestContext(Path directory) {
    this(
        directory,
        new Component("component_under_test", "Component under test", "test", Map.of()),
        Duration.ofMinutes(1));
  }

  /**
   * A context for a component of one's own.
   *
   * @param directory an existing directory that the instance may fill
   * @param component what the instance watches
   * @param interval the time from one run to the next
   */
  public TestContext(Path directory, Component component, Duration interval) {
    this.directory = directory;
    this.component = component;
    this.interval = interval;
  }

  /** Turns the clock, and {@link #nanoTime()} with it. */
  public void advance(Duration by) {
    clock.advance(by);
  }

  /** What was logged so far, at any level: the level, the message, the stack trace. */
  public List<String> logLines() {
    return logger.lines();
  }

  /** The threads made by {@link #threads()} that were started and have not ended. */
  public List<Thread> runningThreads() {
    return threads.stream().filter(Thread::isAlive).toList();
  }

  @Override
  public HandTurnedClock clock() {
    return clock;
  }

  @Override
  public long nanoTime() {
    return Duration.between(started, clock.instant()).toNanos();
  }

  @Override
  public Logger logger() {
    return logger;
  }

  @Override
  public ThreadFactory threads() {
    ThreadFactory virtual = Thread.ofVirtual().name("plugin under test-", 0).factory();
    return task -> {
      Thread thread = virtual.newThread(task);
      threads.add(thread);
      return thread;
    };
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public Component component() {
    return component;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public Agent agent() {
    return new TestAgent(started);
  }

  private record TestAgent(Instant started) implements Agent {

    @Override
    public String version() {
      return "0.0.0";
    }

    @Override
    public String host() {
      return "host-under-test";
    }

    @Override
    public Optional<String> location() {
      return Optional.of("test-location");
    }

    @Override
    public Health health() {
      return Health.up();
    }
  }
}
