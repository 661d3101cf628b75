package org.workloadmonitor.collector.compute.cgroup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.linux.Text;
import org.workloadmonitor.collector.compute.reading.Series;

/**
 * Time that tasks were held up for want of one resource: {@code cpu.pressure} and its neighbours of
 * version 2, with lines as {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=1234}.
 */
final class Stalls {

  private static final double MICROS = 1e-6;
  private static final byte[] TOTAL = "total=".getBytes(US_ASCII);

  private final KernelFile file;
  private final Map<String, Series> series = new LinkedHashMap<>();
  private boolean refused;

  Stalls(KernelFile file, String resource, Instant start) {
    this.file = file;
    for (String type : List.of("some", "full")) {
      Attributes attributes =
          Attributes.of("system.linux.psi.resource", resource, "system.linux.psi.stall_type", type);
      series.put(type, new Series(ContainerMetrics.STALLED, attributes, MICROS, start));
    }
  }

  /** A kernel that was started with psi=0 has the files, but refuses to read them. */
  void record(Recorder out) {
    if (refused) {
      return;
    }
    try {
      Text text = file.read();
      for (; !text.atEnd(); text.nextLine()) {
        Series stalled = series.get(text.word());
        if (stalled != null) {
          stalled.record(out, total(text));
        }
      }
    } catch (IOException e) {
      refused = true;
    }
  }

  private static long total(Text text) {
    int end = text.endOfLine();
    for (text.skipBlanks(); text.position() < end; text.skipBlanks()) {
      if (text.skip(TOTAL)) {
        return text.number();
      }
      text.skipField();
    }
    return -1;
  }
}
