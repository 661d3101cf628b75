package org.workloadmonitor.core.self;

import java.util.List;
import java.util.function.Supplier;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.log.Reason;

/** What the sinks say of themselves; which metrics that are, each type of sink documents. */
final class ObservedSinksPart implements Part {

  private final Supplier<List<ObservedSink>> sinks;

  ObservedSinksPart(Supplier<List<ObservedSink>> sinks) {
    this.sinks = sinks;
  }

  @Override
  public String name() {
    return "observed sinks";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of();
  }

  @Override
  public void collect(Recorder out) {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    for (ObservedSink observed : sinks.get()) {
      try {
        thread.setContextClassLoader(observed.sink().getClass().getClassLoader());
        observed.sink().observe(new SinkRecorder(out, observed.id()));
      } catch (Exception | LinkageError e) {
        out.problem("sink " + observed.id(), Reason.of(e));
      } finally {
        thread.setContextClassLoader(own);
      }
    }
  }
}
