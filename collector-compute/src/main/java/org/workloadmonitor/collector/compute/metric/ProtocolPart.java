package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.time.Instant;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** The TCP and UDP stacks. */
public final class ProtocolPart implements Part {

  private final Reader<ProtocolReading> reader;
  private final Row<ProtocolReading.Tcp> tcp;
  private final Row<ProtocolReading.Udp> udp;

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
    reading.more().emit(out);
  }
}
