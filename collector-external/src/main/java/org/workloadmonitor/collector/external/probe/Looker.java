package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.gate.NoRoomException;

/** Looks at one target when its turn has come, and remembers whether it keeps others waiting. */
final class Looker implements AutoCloseable {

  /** A wait that an operator should hear of. */
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(5);

  /** What an interrupted or timed-out look needs to end and to be told. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Probe probe;
  private final Gate gate;
  private final PluginContext context;
  private final String host;
  private boolean slow;

  Looker(Probe probe, Gate gate, PluginContext context) {
    this.probe = probe;
    this.gate = gate;
    this.context = context;
    this.host =
        probe.target().value(ProbeAttributes.SERVER_ADDRESS).map(Object::toString).orElse("");
  }

  /** The deadline of a run: the wait for its turn and the look itself, and no less than usual. */
  static Duration deadline(Duration timeout, Duration usual) {
    Duration needed = Gate.LONGEST_WAIT.plus(timeout).plus(MARGIN);
    return needed.compareTo(usual) > 0 ? needed : usual;
  }

  Probe probe() {
    return probe;
  }

  /** Waits for its turn, and looks. */
  Observation look(Recorder out) throws InterruptedException {
    long before = gate.nanoTime();
    try (Gate.Pass _ = gate.enter(host, slow)) {
      long waited = gate.nanoTime() - before;
      if (waited > LONG_WAIT) {
        out.problem(
            "turn", "This probe waited for its turn because too many others were under way.");
      }
      Observation seen =
          probe.look(Look.alone(Stopwatch.started(context.clock(), context::nanoTime)));
      slow = seen.result().isTimeout() || seen.nanos() > Gate.QUICK.toNanos();
      return seen;
    } catch (NoRoomException e) {
      return Observation.of(Result.PROBE_FAILED, e.reason(), 0);
    }
  }

  @Override
  public void close() {
    probe.close();
  }
}
