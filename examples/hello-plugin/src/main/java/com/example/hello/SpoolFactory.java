package com.example.hello;

import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** Makes collectors of type {@code spool}, and tells what they emit. */
final class SpoolFactory implements CollectorFactory<SpoolConfig> {

  static final MetricDescriptor FILES =
      MetricDescriptor.gauge("spool.files", "{file}", "Files that wait in the directory.");
  static final MetricDescriptor SIZE =
      MetricDescriptor.gauge("spool.size", "By", "Size of all files that wait.");
  static final MetricDescriptor OLDEST_AGE =
      MetricDescriptor.gauge("spool.oldest_file.age", "s", "Age of the oldest file that waits.");

  @Override
  public String type() {
    return "spool";
  }

  @Override
  public String description() {
    return "Counts the files that wait in a directory.";
  }

  @Override
  public Class<SpoolConfig> configType() {
    return SpoolConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(FILES, SIZE, OLDEST_AGE);
  }

  /** Lets an operator write {@code spool_age: 10m} under alert_thresholds. */
  @Override
  public Map<String, String> thresholdAliases() {
    return Map.of("spool_age", OLDEST_AGE.name());
  }

  @Override
  public Collector create(SpoolConfig config, ComponentContext context) {
    return new SpoolCollector(config, context.clock());
  }
}
