package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;

/** {@code /proc/pressure} (accounting/psi.rst of the kernel's documentation). */
final class Pressure implements Part {

  private static final MetricDescriptor TIME =
      counter(
          "system.linux.psi.total_time",
          "s",
          "Time that some or all tasks were held up for want of a resource.");
  private static final MetricDescriptor SHARE =
      gauge(
          "system.linux.psi.pressure",
          "1",
          "Share of time that some or all tasks were held up for want of a resource.");

  static final List<MetricDescriptor> METRICS = List.of(TIME, SHARE);

  private final List<Resource> resources;

  Pressure(Kernel kernel, Instant start) {
    this.resources =
        List.of("cpu", "memory", "io", "irq").stream()
            .map(name -> new Resource(kernel.proc("pressure/" + name), name, start))
            .toList();
  }

  @Override
  public String name() {
    return "pressure";
  }

  @Override
  public void collect(Run run) throws IOException {
    for (Resource resource : resources) {
      resource.record(run.recorder());
    }
  }

  private static final class Resource {

    private final KernelFile file;
    private final Stall some;
    private final Stall full;

    Resource(KernelFile file, String name, Instant start) {
      this.file = file;
      this.some = new Stall(name, "some", start);
      this.full = new Stall(name, "full", start);
    }

    /** A kernel without this accounting has no such file; one told to do without refuses it. */
    void record(Recorder out) throws IOException {
      if (!file.exists()) {
        return;
      }
      Text text = file.readIfSupported();
      for (; !text.atEnd(); text.nextLine()) {
        if (!some.record(out, text)) {
          full.record(out, text);
        }
      }
    }
  }

  /** One line: {@code some avg10=0.14 avg60=2.36 avg300=4.40 total=42329644}. */
  private static final class Stall {

    private static final double THOUSANDTHS_OF_PERCENT = 1e-5;
    private static final double MICROS = 1e-6;

    private final byte[] type;
    private final List<Series> windows;
    private final Series total;

    Stall(String resource, String type, Instant start) {
      this.type = type.getBytes(US_ASCII);
      Attributes attributes =
          Attributes.of("system.linux.psi.resource", resource, "system.linux.psi.stall_type", type);
      this.windows =
          List.of("10", "60", "300").stream()
              .map(window -> attributes.toBuilder().put("system.linux.psi.window", window).build())
              .map(windowed -> new Series(SHARE, windowed, THOUSANDTHS_OF_PERCENT, start))
              .toList();
      this.total = new Series(TIME, attributes, MICROS, start);
    }

    boolean record(Recorder out, Text text) {
      if (!text.skip(type)) {
        return false;
      }
      for (Series window : windows) {
        text.skipPast('=');
        window.record(out, text.thousandths());
      }
      text.skipPast('=');
      total.record(out, text.number());
      return true;
    }
  }
}
