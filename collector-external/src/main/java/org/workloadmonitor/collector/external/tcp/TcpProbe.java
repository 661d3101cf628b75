package org.workloadmonitor.collector.external.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.ConnectFaults;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.Destination;
import org.workloadmonitor.collector.external.socket.Dialer;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.Interrupts;
import org.workloadmonitor.collector.external.socket.Timeline;
import org.workloadmonitor.collector.external.tls.Handshake;
import org.workloadmonitor.collector.external.tls.TlsClient;
import org.workloadmonitor.collector.external.tls.TlsFinding;
import org.workloadmonitor.collector.external.tls.TlsMetrics;

/** Connects, and talks if it is told to; for a step of a journey, with texts filled in. */
public final class TcpProbe implements Probe {

  private final TcpConfig config;
  private final Destination destination;
  private final List<Exchange> conversation;
  private final Optional<TlsClient> tls;
  private final Dialer dialer;

  TcpProbe(TcpConfig config, Optional<TlsClient> tls, Dialer dialer) {
    this.config = config;
    this.destination = config.destination();
    this.conversation = config.conversation();
    this.tls = tls;
    this.dialer = dialer;
  }

  @Override
  public Attributes target() {
    Attributes.Builder target = destination.target(config.port()).toBuilder();
    config.name().ifPresent(name -> target.put(ProbeAttributes.NAME, name));
    return target.build();
  }

  @Override
  public Observation look(Look look) throws InterruptedException {
    return look(look, Fill.NOTHING).observation();
  }

  /**
   * What a look gave.
   *
   * @param observation the judgement
   * @param heard all that the server said, if it said what it should
   */
  public record Seen(Observation observation, Optional<String> heard) {}

  /**
   * Looks once, with texts filled in.
   *
   * @param fill fills in the places of the configuration's texts
   * @throws InterruptedException if the thread was interrupted
   */
  public Seen look(Look look, Fill fill) throws InterruptedException {
    OneLook one = new OneLook(look);
    return new Seen(one.run(fill), Optional.ofNullable(one.heard));
  }

  /** What one look has come to so far. */
  private final class OneLook implements Handshake.Connector {

    private final Look look;
    private final Timeline timeline;
    private final Deadline deadline;
    private @Nullable TlsFinding finding;
    private Instant judged = Instant.EPOCH;
    private @Nullable String heard;
    private List<Turn> turns = List.of();

    OneLook(Look look) {
      this.look = look;
      this.deadline = Deadline.in(look.within(config.timeout()));
      this.timeline = new Timeline(look.stopwatch());
    }

    Observation run(Fill fill) throws InterruptedException {
      try {
        turns = Turn.of(conversation, fill);
        if (tls.isPresent()) {
          overTls(tls.get());
        } else {
          inTheClear();
        }
        return seen(finding == null ? Result.SUCCESS : finding.result(), words(finding));
      } catch (FailedLook e) {
        return seen(e.result(), e.reason());
      } catch (IOException e) {
        Interrupts.check(e);
        return seen(ConnectFaults.ofUse(e), broken(e));
      }
    }

    private void inTheClear() throws IOException, FailedLook, InterruptedException {
      try (Socket connected = connect()) {
        talk(connected);
      }
    }

    @Override
    public Socket connect() throws FailedLook, InterruptedException {
      return dialer.connect(destination, config.port(), deadline, timeline);
    }

    @Override
    public void askForTls(Socket connected) throws FailedLook, IOException {
      timeline.begin(Phase.Name.TLS);
      if (config.starttls().isPresent()) {
        StartTlsDialogue.hold(config.starttls().get(), connected);
      }
    }

    private void overTls(TlsClient client) throws IOException, FailedLook, InterruptedException {
      judged = look.stopwatch().at(look.stopwatch().nanos());
      Handshake handshake = Handshake.make(client, this, destination.host(), judged);
      finding = handshake.finding();
      try (SSLSocket encrypted = handshake.socket()) {
        // To a server that can't prove who it is, nothing is said.
        if (finding.result().up()) {
          talk(encrypted);
        }
      } catch (SSLException e) {
        throw Handshake.failure(e, client.wasAsked(handshake.socket()));
      } catch (SocketException e) {
        if (mayBeTurnedAway(client, handshake)) {
          throw Handshake.failure(e, true);
        }
        throw e;
      } catch (FailedLook e) {
        if (e.result() == Result.CONNECTION_CLOSED && mayBeTurnedAway(client, handshake)) {
          throw Handshake.failure(new EOFException("it closed the connection"), true);
        }
        throw e;
      }
    }

    /**
     * With TLS 1.3 a server refuses a client's certificate after the handshake, and its closing may
     * overtake what it says of it.
     */
    private boolean mayBeTurnedAway(TlsClient client, Handshake handshake) {
      return client.wasAsked(handshake.socket()) && !timeline.reached(Phase.Name.TRANSFER);
    }

    private void talk(Socket socket) throws IOException, FailedLook {
      heard =
          new Conversation(socket, deadline, config.maxResponse().bytes(), timeline).hold(turns);
    }

    private Observation seen(Result result, String reason) {
      Observation seen = timeline.observation(result, reason);
      return finding == null
          ? seen
          : seen.withMeasurements(TlsMetrics.of(finding, judged)).withDetails(finding.details());
    }
  }

  private static String words(@Nullable TlsFinding finding) {
    return finding == null ? "" : finding.reason();
  }

  private static String broken(IOException e) {
    return ConnectFaults.ofUse(e) == Result.RESPONSE_TIMEOUT
        ? "The server did not answer in time."
        : "The connection broke: %s.".formatted(e.getMessage());
  }
}
