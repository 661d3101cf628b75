package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** One sensor: a file with a number in it, which may be negative. */
final class Sensor implements AutoCloseable {

  private final Kernel kernel;
  private final KernelFile file;
  private final MetricDescriptor metric;
  private final Attributes attributes;
  private final double perUnit;

  /**
   * Creates a sensor.
   *
   * @param kernel opened the file
   * @param file holds the number
   * @param metric what it is emitted as
   * @param attributes which sensor it is
   * @param perUnit what to divide the number by to get the metric's unit
   */
  Sensor(
      Kernel kernel,
      KernelFile file,
      MetricDescriptor metric,
      Attributes attributes,
      double perUnit) {
    this.kernel = kernel;
    this.file = file;
    this.metric = metric;
    this.attributes = attributes;
    this.perUnit = perUnit;
  }

  /** A sensor that gives an error is switched off, or not wired; both are normal. */
  void record(Recorder out) {
    try {
      Text text = file.read();
      boolean negative = text.skip('-');
      long number = text.number();
      if (number >= 0) {
        out.gauge(metric, (negative ? -number : number) / perUnit, attributes);
      }
    } catch (IOException e) {
      // Nothing to tell.
    }
  }

  @Override
  public void close() {
    kernel.forget(file);
  }
}
