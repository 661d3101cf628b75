package org.workloadmonitor.collector.external.dns;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on a UDP and a TCP port of this machine that answers as the test likes. */
final class TestDns implements AutoCloseable {

  /** What is answered to a question; none or several messages. */
  @FunctionalInterface
  interface Script {
    List<byte[]> answers(Message question, boolean tcp) throws IOException;
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Script script;
  private final AtomicInteger questions = new AtomicInteger();
  private volatile String lastName = "";

  private TestDns(DatagramSocket udp, ServerSocket tcp, Script script) {
    this.udp = udp;
    this.tcp = tcp;
    this.script = script;
    Thread.ofVirtual().start(this::serveUdp);
    Thread.ofVirtual().start(this::serveTcp);
  }

  static TestDns start(Script script) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    while (true) {
      ServerSocket tcp = new ServerSocket(0, 50, loopback);
      try {
        return new TestDns(new DatagramSocket(tcp.getLocalPort(), loopback), tcp, script);
      } catch (IOException e) {
        // Somebody else has that number for UDP; another will be free.
        tcp.close();
      }
    }
  }

  /** Answers with these records, as they stand in a zone file. */
  static TestDns with(String... records) throws IOException {
    return start((question, _) -> List.of(answer(question, 0, records).toWire(65_535)));
  }

  /** Answers with this code. */
  static TestDns refusingWith(int code) throws IOException {
    return start((question, _) -> List.of(answer(question, code).toWire(65_535)));
  }

  static TestDns silent() throws IOException {
    return start((_, _) -> List.of());
  }

  static Message answer(Message question, int code, String... records) throws IOException {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(code);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    for (String line : records) {
      answer.addRecord(record(line), Section.ANSWER);
    }
    return answer;
  }

  /** A good answer, but to the question for a neighbour of the name. */
  static Message answerToAnother(Message question) throws IOException {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(
        Record.newRecord(Name.fromString("other.example.com."), Type.A, DClass.IN),
        Section.QUESTION);
    answer.addRecord(record("pay.example.com. 60 IN A 6.6.6.6"), Section.ANSWER);
    return answer;
  }

  private static Record record(String line) throws IOException {
    try (Master zone =
        new Master(new ByteArrayInputStream(line.getBytes(StandardCharsets.US_ASCII)))) {
      return Optional.ofNullable(zone.nextRecord()).orElseThrow();
    }
  }

  DnsServer server() {
    return new DnsServer("127.0.0.1", tcp.getLocalPort());
  }

  void closeTcp() throws IOException {
    tcp.close();
  }

  /** The name that was asked for last. */
  String lastName() {
    return lastName;
  }

  private void asked(Message question) {
    questions.incrementAndGet();
    lastName = question.getQuestion().getName().toString();
  }

  int questions() {
    return questions.get();
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }

  private void serveUdp() {
    byte[] buffer = new byte[65_535];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
        asked(question);
        for (byte[] answer : script.answers(question, false)) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        // Closed, or a packet that is no question.
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket connection = tcp.accept()) {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        Message question = new Message(bytes);
        asked(question);
        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        for (byte[] answer : script.answers(question, true)) {
          out.writeShort(answer.length);
          out.write(answer);
        }
        out.flush();
        int _ = in.read();
      } catch (IOException e) {
        // Closed, or a client that went.
      }
    }
  }

  /** An answer with these records; over UDP it says that it is only a part. */
  static List<byte[]> truncatedOverUdp(Message question, boolean tcp, String... records)
      throws IOException {
    Message answer = answer(question, 0, records);
    if (!tcp) {
      answer.getHeader().setFlag(Flags.TC);
    }
    return List.of(answer.toWire());
  }
}
