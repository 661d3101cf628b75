package org.workloadmonitor.sink.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.testkit.TestContext;

/** A context whose agent can fall ill, and whose host's clock can be set. */
public final class AdjustableContext implements PluginContext {

  private final TestContext real;
  private volatile Health health = Health.up();
  private volatile Duration offset = Duration.ZERO;

  public AdjustableContext(TestContext real) {
    this.real = real;
  }

  public void health(Health next) {
    health = next;
  }

  /** Sets the time of day, which is not time that passes. */
  public void setClockBy(Duration by) {
    offset = offset.plus(by);
  }

  @Override
  public Clock clock() {
    return Clock.offset(real.clock(), offset);
  }

  @Override
  public long nanoTime() {
    return real.nanoTime();
  }

  @Override
  public Logger logger() {
    return real.logger();
  }

  @Override
  public ThreadFactory threads() {
    return real.threads();
  }

  @Override
  public Path directory() {
    return real.directory();
  }

  @Override
  public Agent agent() {
    return new Agent() {
      @Override
      public String version() {
        return "1.2.3";
      }

      @Override
      public String host() {
        return "host-1";
      }

      @Override
      public Optional<String> location() {
        return Optional.empty();
      }

      @Override
      public Instant started() {
        return Samples.START;
      }

      @Override
      public Health health() {
        return health;
      }
    };
  }
}
