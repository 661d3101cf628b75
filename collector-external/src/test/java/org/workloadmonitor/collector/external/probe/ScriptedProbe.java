package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** A probe that sees what the test says, the last again and again. */
record ScriptedProbe(Queue<Observation> script)
    implements ProbeType<ScriptedProbe.NoConfig>, Probe {

  record NoConfig() {}

  static final MetricDescriptor ANSWERS = MetricDescriptor.gauge("test.answers", "{answer}", "x");

  static ScriptedProbe seeing(Observation... observations) {
    return new ScriptedProbe(new ArrayDeque<>(Arrays.asList(observations)));
  }

  static ScriptedProbe seeing(Result... results) {
    return seeing(
        Arrays.stream(results)
            .map(result -> Observation.of(result, result.success() ? "" : "It is broken.", 5_000))
            .toArray(Observation[]::new));
  }

  @Override
  public String type() {
    return "scripted";
  }

  @Override
  public String description() {
    return "Sees what the test says.";
  }

  @Override
  public Class<NoConfig> configType() {
    return NoConfig.class;
  }

  @Override
  public List<MetricDescriptor> measurements() {
    return List.of(ANSWERS);
  }

  @Override
  public Duration timeout(NoConfig config) {
    return Duration.ofSeconds(20);
  }

  @Override
  public Probe create(NoConfig config, ComponentContext context, Services services) {
    return this;
  }

  @Override
  public Attributes target() {
    return Attributes.of("server.address", "db.internal");
  }

  @Override
  public Observation look(Look look) {
    return script.size() > 1 ? script.remove() : script.element();
  }
}
