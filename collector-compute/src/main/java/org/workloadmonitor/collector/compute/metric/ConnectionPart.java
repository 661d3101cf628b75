package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.TcpState;

/** TCP connections by state. */
public final class ConnectionPart implements Part {

  private final Reader<Map<TcpState, Long>> reader;
  private final Map<TcpState, Attributes> states = new EnumMap<>(TcpState.class);

  /** Creates the part. */
  public ConnectionPart(Reader<Map<TcpState, Long>> reader) {
    this.reader = reader;
    for (TcpState state : TcpState.values()) {
      states.put(
          state,
          Attributes.of("network.transport", "tcp", "network.connection.state", state.label()));
    }
  }

  @Override
  public String name() {
    return "tcp states";
  }

  @Override
  public void collect(Run run) throws IOException {
    Map<TcpState, Long> counts = reader.read();
    states.forEach(
        (state, attributes) ->
            run.recorder()
                .gauge(
                    ProtocolMetrics.CONNECTIONS,
                    counts.getOrDefault(state, 0L).doubleValue(),
                    attributes));
  }
}
