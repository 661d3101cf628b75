package org.workloadmonitor.collector.external.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.probe.Services;

/** Runs a journey, and shows what it told. */
final class Journeys implements AutoCloseable {

  static final JourneyCollectorFactory FACTORY =
      new JourneyCollectorFactory(new Services(), Configs.LONG);

  private final TestContext context = new TestContext(Path.of("."));
  private final Collector collector;
  private final List<String> shown = new ArrayList<>();

  Journeys(JourneyConfig config) throws Exception {
    collector = FACTORY.create(config, context);
    shown.add(config.toString());
  }

  static RecordingRecorder once(JourneyConfig config) throws Exception {
    try (Journeys journeys = new Journeys(config)) {
      return journeys.run();
    }
  }

  RecordingRecorder run() throws Exception {
    RecordingRecorder out = new RecordingRecorder(context.clock());
    collector.collect(out);
    out.signals().stream().map(Signal::toString).forEach(shown::add);
    shown.add(out.problems().toString());
    return out;
  }

  /** Everything that anybody could have seen. */
  String shown() {
    return shown + "\n" + context.logLines();
  }

  static double of(RecordingRecorder told, String step) {
    return told.value("synthetic.step.availability", Attributes.of("journey.step", step));
  }

  static Event event(RecordingRecorder told) {
    return told.events().getFirst();
  }

  static Span span(RecordingRecorder told, String name) {
    return told.spans().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public void close() throws Exception {
    collector.close();
  }
}
