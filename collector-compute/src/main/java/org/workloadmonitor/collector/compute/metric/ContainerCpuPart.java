package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.ContainerReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/**
 * The share of its processor time that the container used since the run before: of its limit, or of
 * the host's processors where it has none.
 */
public final class ContainerCpuPart implements Part {

  /** All metrics of this part, under the names that hosts use. */
  public static final List<MetricDescriptor> METRICS = List.of(CpuPart.UTILIZATION);

  private final Reader<ContainerReading> reader;
  private final int processors;
  private final Share used = new Share();

  /**
   * Creates the part and takes the first reading.
   *
   * @param reader gives usage and limits
   * @param processors how many processors the host has
   * @param nanoTime now, on the clock of {@link Run#nanoTime()}
   */
  public ContainerCpuPart(Reader<ContainerReading> reader, int processors, long nanoTime) {
    this.reader = reader;
    this.processors = processors;
    try {
      used.begin(reader.read().cpuMillis(), nanoTime);
    } catch (IOException e) {
      // The first run meets the same failure and reports it.
    }
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public void collect(Run run) throws IOException {
    ContainerReading reading = reader.read();
    double processorsUsed = used.since(reading.cpuMillis(), run.nanoTime());
    if (!Double.isNaN(processorsUsed)) {
      double most = Double.isNaN(reading.cpuLimit()) ? processors : reading.cpuLimit();
      run.recorder().gauge(CpuPart.UTILIZATION, processorsUsed / most);
    }
  }
}
