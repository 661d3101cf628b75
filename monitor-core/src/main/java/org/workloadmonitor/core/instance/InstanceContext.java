package org.workloadmonitor.core.instance;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.core.time.Time;

/** What the agent offers to one instance. */
class InstanceContext implements PluginContext {

  private final InstanceId id;
  private final ClassLoader loader;
  private final Shared shared;
  private final AtomicLong threadNumber = new AtomicLong();

  /** What the contexts of all instances have in common. */
  record Shared(Time time, Agent agent, Path directories, LastResort lastResort) {}

  InstanceContext(InstanceId id, ClassLoader loader, Shared shared) {
    this.id = id;
    this.loader = loader;
    this.shared = shared;
  }

  @Override
  public final Clock clock() {
    return shared.time.clock();
  }

  @Override
  public final long nanoTime() {
    return shared.time.nanoTime();
  }

  @Override
  public final Logger logger() {
    return LoggerFactory.getLogger(id.loggerName());
  }

  @Override
  public final ThreadFactory threads() {
    return work -> {
      Thread thread =
          Thread.ofVirtual()
              .name(id.loggerName() + "-" + threadNumber.incrementAndGet())
              .inheritInheritableThreadLocals(false)
              .uncaughtExceptionHandler(shared.lastResort)
              .unstarted(work);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  @Override
  public final Path directory() {
    return PrivateDirectory.at(id.directory(shared.directories));
  }

  @Override
  public final Agent agent() {
    return shared.agent;
  }

  /** The name of the instance. */
  @Override
  public final String toString() {
    return id.toString();
  }
}
