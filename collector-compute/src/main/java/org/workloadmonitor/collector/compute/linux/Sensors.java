package org.workloadmonitor.collector.compute.linux;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;

/** Temperatures, fans, voltages and frequencies. Looks for new ones now and then. */
final class Sensors implements Part {

  static final List<MetricDescriptor> METRICS = SensorSearch.METRICS;

  private static final long BETWEEN_SEARCHES = Duration.ofMinutes(5).toNanos();

  private final Kernel kernel;
  private List<Sensor> sensors = List.of();
  private boolean searched;
  private long lastSearch;

  Sensors(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public String name() {
    return "sensors";
  }

  @Override
  public void collect(Run run) {
    if (!searched || run.nanoTime() - lastSearch >= BETWEEN_SEARCHES) {
      sensors.forEach(Sensor::close);
      sensors = new SensorSearch(kernel).sensors();
      searched = true;
      lastSearch = run.nanoTime();
    }
    sensors.forEach(sensor -> sensor.record(run.recorder()));
  }
}
