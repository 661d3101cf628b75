package org.workloadmonitor.distribution.sequence;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** Makes collectors that count. */
public final class SequenceFactory implements CollectorFactory<SequenceConfig> {

  @Override
  public String type() {
    return "sequence";
  }

  @Override
  public String description() {
    return "Counts, for tests.";
  }

  @Override
  public Class<SequenceConfig> configType() {
    return SequenceConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(SequenceCollector.NUMBER, SequenceCollector.COUNT);
  }

  @Override
  public Optional<Duration> interval(SequenceConfig config) {
    return Optional.of(Duration.ofSeconds(1));
  }

  @Override
  public Collector create(SequenceConfig config, ComponentContext context) throws IOException {
    return new SequenceCollector(config);
  }
}
