package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;
import org.workloadmonitor.collector.compute.reading.TcpState;

/** The TCP and UDP stacks. */
public final class ProtocolPart implements Part {

  private final Reader<ProtocolReading> reader;
  private final Row<ProtocolReading.Tcp> tcp;
  private final Row<ProtocolReading.Udp> udp;
  private final Map<TcpState, Series> states = new EnumMap<>(TcpState.class);

  /**
   * Creates the part.
   *
   * @param reader gives the numbers
   * @param start when the host started
   */
  public ProtocolPart(Reader<ProtocolReading> reader, Instant start) {
    this.reader = reader;
    this.tcp = new Row<>(ProtocolMetrics.TCP, Attributes.EMPTY, start);
    this.udp = new Row<>(ProtocolMetrics.UDP, Attributes.EMPTY, start);
    for (TcpState state : TcpState.values()) {
      states.put(
          state,
          new Series(
              ProtocolMetrics.CONNECTIONS,
              Attributes.of("network.transport", "tcp", "network.connection.state", state.label()),
              1,
              start));
    }
  }

  @Override
  public String name() {
    return "protocols";
  }

  @Override
  public void collect(Run run) throws IOException {
    ProtocolReading reading = reader.read();
    Recorder out = run.recorder();
    tcp.record(out, reading.tcp());
    udp.record(out, reading.udp());
    if (!reading.states().isEmpty()) {
      states.forEach(
          (state, series) -> series.record(out, reading.states().getOrDefault(state, 0L)));
    }
    reading.more().emit(out);
  }
}
