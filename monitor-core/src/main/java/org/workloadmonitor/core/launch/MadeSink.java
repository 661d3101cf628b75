package org.workloadmonitor.core.launch;

import java.util.function.Supplier;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.Outbox;

/**
 * A sink that was made and has no queue yet.
 *
 * @param queue opens its queue
 * @param workers make its worker
 */
record MadeSink(
    SinkConfiguration<?> configuration,
    AgentSettings settings,
    OpenSink sink,
    Supplier<Outbox> queue,
    RunningSink.WorkerMaker workers) {

  /** The sink with a queue of its own, which may hold what an agent before this one left. */
  RunningSink withQueue() {
    return running(queue.get());
  }

  /** The sink with the queue of the one before it, if that holds what this one can take. */
  RunningSink takingOver(RunningSink before) {
    if (takesWhatWasFor(before)) {
      return running(before.outbox());
    }
    before.outbox().close();
    return withQueue();
  }

  private boolean takesWhatWasFor(RunningSink before) {
    return sink.profile().temporality() == before.sink().profile().temporality()
        && sink.profile().backlog() == before.sink().profile().backlog()
        && configuration.factory().equals(before.configuration().factory());
  }

  private RunningSink running(Outbox outbox) {
    return new RunningSink(configuration, settings, sink, outbox, workers.make(outbox));
  }
}
