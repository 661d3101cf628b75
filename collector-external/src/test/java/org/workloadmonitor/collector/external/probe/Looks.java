package org.workloadmonitor.collector.external.probe;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.workloadmonitor.api.testkit.TestContext;

/** Looks through probes of any type, as tests want them. */
public final class Looks {

  private Looks() {}

  /** Makes a probe, looks once, and closes it. */
  public static <C extends Record> Observation once(ProbeType<C> type, C config) throws Exception {
    try (Probe probe = probe(type, config)) {
      return at(probe);
    }
  }

  /** Makes a probe. */
  public static <C extends Record> Probe probe(ProbeType<C> type, C config) throws Exception {
    return type.create(config, new TestContext(Path.of(".")), Services.shared());
  }

  /** Looks once, in the real time. */
  public static Observation at(Probe probe) throws InterruptedException {
    return probe.look(Look.alone(Stopwatch.started(Clock.systemUTC(), System::nanoTime)));
  }

  /** The names of the phases, in their order. */
  public static List<Phase.Name> phases(Observation seen) {
    return seen.phases().stream().map(Phase::name).toList();
  }

  /** The value of a measurement that has one series. */
  public static double measured(Observation seen, String metric) {
    return seen.measurements().stream()
        .filter(measurement -> measurement.metric().name().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + metric + " in " + seen))
        .value();
  }
}
