package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;

/**
 * How full the table of tracked connections is; a full one drops new connections
 * (networking/nf_conntrack-sysctl.rst). Where the module is not loaded there is no table.
 */
final class Conntrack implements Part {

  private static final MetricDescriptor COUNT =
      gauge("system.network.conntrack.count", "{entry}", "Connections that are tracked.");
  private static final MetricDescriptor MAX =
      gauge("system.network.conntrack.max", "{entry}", "The most that can be tracked.");
  private static final MetricDescriptor UTILIZATION =
      gauge("system.network.conntrack.utilization", "1", "Share of the table that is in use.");

  static final List<MetricDescriptor> METRICS = List.of(COUNT, MAX, UTILIZATION);

  private final KernelFile count;
  private final KernelFile max;
  private final Series countSeries = new Series(COUNT, Attributes.EMPTY, 1, Instant.EPOCH);
  private final Series maxSeries = new Series(MAX, Attributes.EMPTY, 1, Instant.EPOCH);

  Conntrack(Kernel kernel) {
    this.count = kernel.proc("sys/net/netfilter/nf_conntrack_count");
    this.max = kernel.proc("sys/net/netfilter/nf_conntrack_max");
  }

  @Override
  public String name() {
    return "conntrack";
  }

  @Override
  public void collect(Run run) {
    long used = count.number();
    long most = max.number();
    countSeries.record(run.recorder(), used);
    maxSeries.record(run.recorder(), most);
    if (used >= 0 && most > 0) {
      run.recorder().gauge(UTILIZATION, (double) used / most);
    }
  }
}
