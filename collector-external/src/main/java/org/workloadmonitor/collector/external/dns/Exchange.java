package org.workloadmonitor.collector.external.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.ConnectFaults;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.TimedSocket;
import org.workloadmonitor.collector.external.socket.Timeline;
import org.xbill.DNS.Message;

/** Sends a question to a server and waits for the answer to it. */
final class Exchange {

  private static final int LARGEST = 65_535;

  /** Much more than was asked for, for servers that don't care. */
  private static final int LARGEST_PACKET = 4_096;

  private final InetSocketAddress server;
  private final Deadline deadline;
  private final Timeline timeline;

  Exchange(InetAddress address, int port, Deadline deadline, Timeline timeline) {
    this.server = new InetSocketAddress(address, port);
    this.deadline = deadline;
    this.timeline = timeline;
  }

  /** Asks over UDP, again after each share of the time. */
  Message udp(Message question, int tries) throws IOException, FailedLook {
    byte[] asked = question.toWire();
    try (DatagramSocket socket = new DatagramSocket()) {
      // The system lets through what comes from this address only.
      socket.connect(server);
      for (int left = tries; left > 0 && !deadline.isOver(); left--) {
        timeline.begin(Phase.Name.REQUEST);
        socket.send(new DatagramPacket(asked, asked.length));
        timeline.begin(Phase.Name.FIRST_BYTE);
        Duration share = deadline.left().dividedBy(left);
        Message answer = receive(socket, question, deadline.within(share));
        if (answer != null) {
          timeline.end();
          return answer;
        }
      }
      throw silence();
    } catch (PortUnreachableException e) {
      throw new FailedLook(
          Result.CONNECTION_REFUSED, "Nothing listens at %s: it refused.".formatted(where()));
    }
  }

  /**
   * The answer, or null when the time is over. What is no answer to this question is passed over.
   */
  private static @Nullable Message receive(DatagramSocket socket, Message question, Deadline until)
      throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST_PACKET], LARGEST_PACKET);
    try {
      while (true) {
        socket.setSoTimeout(until.millis());
        packet.setLength(LARGEST_PACKET);
        socket.receive(packet);
        Message answer = read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        if (answer != null && Question.isAnswer(answer, question)) {
          return answer;
        }
      }
    } catch (SocketTimeoutException e) {
      return null;
    }
  }

  /** Asks over TCP (RFC 7766). */
  Message tcp(Message question) throws IOException, FailedLook {
    byte[] asked = question.toWire(LARGEST);
    timeline.begin(Phase.Name.CONNECT);
    try (TimedSocket socket = connected()) {
      timeline.begin(Phase.Name.REQUEST);
      socket
          .getOutputStream()
          .write(
              ByteBuffer.allocate(asked.length + 2)
                  .putShort((short) asked.length)
                  .put(asked)
                  .array());
      timeline.begin(Phase.Name.FIRST_BYTE);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        Message answer = read(ByteBuffer.wrap(bytes));
        if (answer == null) {
          throw new FailedLook(
              Result.INVALID_RESPONSE, "What %s answered is not DNS.".formatted(where()));
        }
        if (Question.isAnswer(answer, question)) {
          timeline.end();
          return answer;
        }
      }
    } catch (SocketTimeoutException e) {
      throw silence();
    } catch (EOFException e) {
      throw new FailedLook(
          Result.CONNECTION_CLOSED,
          "%s closed the connection without an answer.".formatted(where()));
    }
  }

  private TimedSocket connected() throws IOException, FailedLook {
    TimedSocket socket = new TimedSocket(deadline);
    try {
      socket.connect(server, deadline.millis());
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      throw new FailedLook(
          ConnectFaults.ofConnect(e),
          "Can't connect to %s: %s.".formatted(where(), e.getMessage()));
    }
  }

  private static @Nullable Message read(ByteBuffer bytes) {
    try {
      return new Message(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  private FailedLook silence() {
    return new FailedLook(Result.DNS_TIMEOUT, "No answer from %s in time.".formatted(where()));
  }

  private String where() {
    return "the name server %s port %d"
        .formatted(server.getAddress().getHostAddress(), server.getPort());
  }
}
