package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;

/** {@code /proc/net/sockstat} and {@code sockstat6}: sockets in use, and their memory. */
final class Sockets implements Part {

  private final CounterTable version4;
  private final CounterTable version6;
  private final boolean full;

  Sockets(Kernel kernel, Detail detail, Instant start) {
    this.full = detail == Detail.FULL;
    this.version4 =
        new CounterTable(
            kernel.net("sockstat"), PairedLines::new, List.of(), KernelCounter.SOCKSTAT, start);
    this.version6 =
        new CounterTable(
            kernel.net("sockstat6"), PairedLines::new, List.of(), KernelCounter.SOCKSTAT6, start);
  }

  @Override
  public String name() {
    return "sockets";
  }

  @Override
  public void collect(Run run) throws IOException {
    version4.read();
    version4.emit(run.recorder());
    if (full && version6.exists()) {
      version6.read();
      version6.emit(run.recorder());
    }
  }
}
