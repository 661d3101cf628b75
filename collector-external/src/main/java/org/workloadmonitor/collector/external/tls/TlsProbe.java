package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.socket.ConnectFaults;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.Destination;
import org.workloadmonitor.collector.external.socket.Dialer;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.Interrupts;
import org.workloadmonitor.collector.external.socket.Timeline;

/** Makes a handshake and judges what the server shows. */
final class TlsProbe implements Probe {

  private final TlsConfig config;
  private final Destination destination;
  private final TlsClient client;
  private final Dialer dialer;

  TlsProbe(TlsConfig config, TlsClient client, Dialer dialer) {
    this.config = config;
    this.destination = config.destination();
    this.client = client;
    this.dialer = dialer;
  }

  @Override
  public Attributes target() {
    Attributes.Builder target = destination.target(config.port()).toBuilder();
    config.serverName().ifPresent(name -> target.put("tls.client.server_name", name));
    return target.build();
  }

  @Override
  public Observation look(Look look) throws InterruptedException {
    Timeline timeline = new Timeline(look.stopwatch());
    Deadline deadline = Deadline.in(look.within(config.timeout()));
    Instant now = look.stopwatch().at(look.stopwatch().nanos());
    try {
      return handshake(() -> connect(deadline, timeline), now, timeline);
    } catch (FailedLook e) {
      return timeline.observation(e.result(), e.reason());
    } catch (IOException e) {
      Interrupts.check(e);
      return timeline.observation(
          ConnectFaults.ofUse(e), "The connection broke: " + e.getMessage());
    }
  }

  private Socket connect(Deadline deadline, Timeline timeline)
      throws FailedLook, InterruptedException {
    Socket connected = dialer.connect(destination, config.port(), deadline, timeline);
    timeline.begin(Phase.Name.TLS);
    return connected;
  }

  private Observation handshake(Handshake.Connector connector, Instant now, Timeline timeline)
      throws FailedLook, InterruptedException, IOException {
    Handshake handshake = Handshake.make(client, connector, destination.host(), now);
    TlsFinding finding = handshake.finding();
    try (SSLSocket socket = handshake.socket()) {
      if (client.wasAsked(socket)) {
        awaitVerdict(socket);
      }
      timeline.end();
      return timeline
          .observation(finding.result(), finding.reason())
          .withMeasurements(TlsMetrics.of(finding, now))
          .withDetails(finding.details());
    } catch (IOException e) {
      Interrupts.check(e);
      FailedLook failure = Handshake.failure(e, true);
      return timeline
          .observation(failure.result(), failure.reason())
          .withMeasurements(TlsMetrics.of(finding, now))
          .withDetails(finding.details());
    }
  }

  /**
   * In TLS 1.3 the client is done before the server has seen its certificate. So it says goodbye
   * and listens: a server that accepts it says goodbye too, another sends an alert.
   */
  private static void awaitVerdict(SSLSocket socket) throws IOException {
    socket.shutdownOutput();
    int _ = socket.getInputStream().read();
  }
}
