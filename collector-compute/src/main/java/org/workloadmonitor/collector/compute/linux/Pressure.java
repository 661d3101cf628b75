package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
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

  /** In the kernel's order, in seconds. */
  private static final List<String> WINDOWS = List.of("10", "60", "300");

  private final List<Resource> resources;

  Pressure(Kernel kernel, Detail detail, Instant start) {
    Set<String> windows = detail == Detail.FULL ? Set.copyOf(WINDOWS) : Set.of("60");
    this.resources =
        List.of("cpu", "memory", "io", "irq").stream()
            .map(name -> new Resource(kernel.proc("pressure/" + name), name, windows, start))
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

    Resource(KernelFile file, String name, Set<String> windows, Instant start) {
      this.file = file;
      this.some = new Stall(name, "some", windows, start);
      this.full = new Stall(name, "full", windows, start);
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
    private final Map<String, Series> windows = new HashMap<>();
    private final Series total;

    Stall(String resource, String type, Set<String> windows, Instant start) {
      this.type = type.getBytes(US_ASCII);
      Attributes attributes =
          Attributes.of("system.linux.psi.resource", resource, "system.linux.psi.stall_type", type);
      for (String window : windows) {
        Attributes named = attributes.toBuilder().put("system.linux.psi.window", window).build();
        this.windows.put(window, new Series(SHARE, named, THOUSANDTHS_OF_PERCENT, start));
      }
      this.total = new Series(TIME, attributes, MICROS, start);
    }

    boolean record(Recorder out, Text text) {
      if (!text.skip(type)) {
        return false;
      }
      for (String window : WINDOWS) {
        text.skipPast('=');
        Series series = windows.get(window);
        if (series != null) {
          series.record(out, text.thousandths());
        }
      }
      text.skipPast('=');
      total.record(out, text.number());
      return true;
    }
  }
}
