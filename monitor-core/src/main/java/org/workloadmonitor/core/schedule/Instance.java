package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.core.pipeline.RunRecorder;

/** What a plugin made for a task. */
interface Instance {

  /** The work of one run. */
  Work work();

  /** Calls the plugin to free what it holds. */
  void close() throws Exception;

  /** A collector. */
  record Collecting(Collector collector) implements Instance {
    public Collecting {
      Objects.requireNonNull(collector, "the factory returned null");
    }

    @Override
    public Work work() {
      return collector::collect;
    }

    @Override
    public void close() throws Exception {
      collector.close();
    }
  }

  /** A health check. */
  record Checking(HealthCheck check, HealthReporter reporter) implements Instance {
    public Checking {
      Objects.requireNonNull(check, "the factory returned null");
    }

    @Override
    public Work work() {
      return new OneCheck(check, reporter);
    }

    @Override
    public void close() throws Exception {
      check.close();
    }
  }

  /** One run of a health check. */
  final class OneCheck implements Work {

    private final HealthCheck check;
    private final HealthReporter reporter;
    private @Nullable Health verdict;

    OneCheck(HealthCheck check, HealthReporter reporter) {
      this.check = check;
      this.reporter = reporter;
    }

    @Override
    public void run(RunRecorder out) throws Exception {
      verdict = Objects.requireNonNull(check.check(out), "the check returned null");
    }

    @Override
    public void finished(RunRecorder out, Duration took) {
      reporter.verdict(out, Objects.requireNonNull(verdict), took);
    }

    @Override
    public void failed(RunRecorder out, Duration took, String reason) {
      reporter.broken(out, reason, took);
    }
  }
}
