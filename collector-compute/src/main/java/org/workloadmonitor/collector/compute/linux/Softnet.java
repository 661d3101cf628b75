package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;

/**
 * {@code /proc/net/softnet_stat}: how the kernel keeps up with received packets. One line for each
 * processor, of hexadecimal numbers (softnet_seq_show in net/core/net-procfs.c).
 */
final class Softnet implements Part {

  private static final MetricDescriptor PROCESSED =
      counter("system.linux.softnet.processed", "{packet}", "Received packets processed.");
  private static final MetricDescriptor DROPPED =
      counter(
          "system.linux.softnet.dropped",
          "{packet}",
          "Received packets dropped because a processor's queue was full.");
  private static final MetricDescriptor SQUEEZED =
      counter(
          "system.linux.softnet.squeezed",
          "{event}",
          "Times that packets were left because the time for them was up.");
  private static final MetricDescriptor STEERED =
      counter(
          "system.linux.softnet.steered",
          "{event}",
          "Times that a processor was woken to process packets for another (RPS).");
  private static final MetricDescriptor FLOW_LIMITED =
      counter(
          "system.linux.softnet.flow_limited",
          "{packet}",
          "Received packets dropped to keep one flow from taking all.");

  static final List<MetricDescriptor> METRICS =
      List.of(PROCESSED, DROPPED, SQUEEZED, STEERED, FLOW_LIMITED);

  /** In which column each number stands; kernels before 3.11 have fewer. */
  private static final List<Integer> COLUMNS = List.of(0, 1, 2, 9, 10);

  private static final int BASIC_FROM = 1;
  private static final int BASIC_TO = 3;

  private final KernelFile file;
  private final List<Series> series;
  private final long[] sums = new long[COLUMNS.getLast() + 1];
  private final boolean full;

  Softnet(Kernel kernel, Detail detail, Instant start) {
    this.file = kernel.net("softnet_stat");
    this.full = detail == Detail.FULL;
    this.series =
        METRICS.stream().map(metric -> new Series(metric, Attributes.EMPTY, 1, start)).toList();
  }

  @Override
  public String name() {
    return "softnet";
  }

  @Override
  public void collect(Run run) throws IOException {
    if (!file.exists()) {
      return;
    }
    Text text = file.read();
    Arrays.fill(sums, 0);
    for (; !text.atEnd(); text.nextLine()) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Math.max(0, text.hex());
      }
    }
    for (int i = full ? 0 : BASIC_FROM; i < (full ? COLUMNS.size() : BASIC_TO); i++) {
      series.get(i).record(run.recorder(), sums[COLUMNS.get(i)]);
    }
  }
}
