package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.NetworkReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** Network interfaces. */
public final class NetworkPart implements Part {

  private final Reader<List<NetworkReading>> reader;
  private final Devices<String, Row<NetworkReading>> interfaces;

  /**
   * Creates the part.
   *
   * @param reader gives the interfaces
   * @param detail whether to emit rarer kinds of errors and packets too
   * @param start when the host started
   */
  public NetworkPart(Reader<List<NetworkReading>> reader, Detail detail, Instant start) {
    this.reader = reader;
    List<Column<NetworkReading>> columns = NetworkMetrics.columns(detail);
    this.interfaces =
        new Devices<>(
            start,
            (name, since) ->
                new Row<>(columns, Attributes.of("network.interface.name", name), since));
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public void collect(Run run) throws IOException {
    for (NetworkReading reading : reader.read()) {
      interfaces.of(reading.name()).record(run.recorder(), reading);
    }
    interfaces.endOfReading(run.recorder().time());
  }
}
