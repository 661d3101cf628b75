package org.workloadmonitor.collector.database.insights;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.testkit.TestContext;

/** A context with another clock, which outlives it: for collectors that are opened again. */
record ClockedContext(TestContext context, Clock clock) implements ComponentContext {

  @Override
  public long nanoTime() {
    return context.nanoTime();
  }

  @Override
  public Logger logger() {
    return context.logger();
  }

  @Override
  public ThreadFactory threads() {
    return context.threads();
  }

  @Override
  public Path directory() {
    return context.directory();
  }

  @Override
  public Agent agent() {
    return context.agent();
  }

  @Override
  public Component component() {
    return context.component();
  }

  @Override
  public Duration interval() {
    return context.interval();
  }
}
