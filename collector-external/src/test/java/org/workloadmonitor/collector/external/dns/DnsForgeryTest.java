package org.workloadmonitor.collector.external.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** Answers that nobody has asked for: by their id, their question, or who sends them. */
class DnsForgeryTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String[] ADDRESSES = {
    "pay.example.com. 300 IN A 10.1.1.1", "pay.example.com. 60 IN A 10.1.1.2"
  };

  @Test
  void answersToOtherQuestionsArePassedOver() throws Exception {
    try (TestDns dns =
        TestDns.start(
            (question, _) -> {
              Message good = TestDns.answer(question, 0, ADDRESSES);
              byte[] wrongId = good.toWire();
              wrongId[0] ^= 0x55;
              Message noAnswer = TestDns.answer(question, Rcode.SERVFAIL);
              noAnswer.getHeader().unsetFlag(Flags.QR);
              return List.of(wrongId, noAnswer.toWire(), new byte[] {1, 2, 3}, good.toWire());
            })) {
      assertThat(look(DnsConfigs.of(dns, "pay.example.com", "A")).result())
          .isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void anAnswerWithAnotherIdAloneIsNone() throws Exception {
    try (TestDns dns =
        TestDns.start(
            (question, _) -> List.of(withAnotherId(TestDns.answer(question, 0, ADDRESSES))))) {
      assertThat(look(DnsConfigs.of(dns, "pay.example.com", "A").within(SHORT, 1)).result())
          .isEqualTo(Result.DNS_TIMEOUT);
    }
  }

  @Test
  void anAnswerToAnotherQuestionAloneIsNone() throws Exception {
    try (TestDns dns =
        TestDns.start((question, _) -> List.of(TestDns.answerToAnother(question).toWire()))) {
      assertThat(look(DnsConfigs.of(dns, "pay.example.com", "A").within(SHORT, 1)).result())
          .isEqualTo(Result.DNS_TIMEOUT);
    }
  }

  @Test
  void overTcpToWhatIsNoAnswerIsPassedOver() throws Exception {
    try (TestDns dns =
        TestDns.start(
            (question, tcp) ->
                tcp
                    ? List.of(
                        withAnotherId(TestDns.answer(question, Rcode.SERVFAIL)),
                        TestDns.answerToAnother(question).toWire(),
                        TestDns.answer(question, 0, ADDRESSES).toWire())
                    : TestDns.truncatedOverUdp(question, false, ADDRESSES))) {
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A"));
      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.measured(seen, "dns.answer.records")).isEqualTo(2);
    }
  }

  @Test
  void overTcpAnAnswerWithAnotherIdAloneIsNone() throws Exception {
    try (TestDns dns =
        TestDns.start(
            (question, _) -> List.of(withAnotherId(TestDns.answer(question, 0, ADDRESSES))))) {
      assertThat(
              look(DnsConfigs.of(dns, "pay.example.com", "A").by(Transport.TCP).within(SHORT, 1))
                  .result())
          .isIn(Result.DNS_TIMEOUT, Result.CONNECTION_CLOSED);
    }
  }

  @Test
  void aTruncatedAnswerWithAnotherIdDoesNotLeadToTcp() throws Exception {
    try (TestDns dns =
        TestDns.start(
            (question, tcp) -> {
              Message truncated = TestDns.answer(question, 0);
              truncated.getHeader().setFlag(Flags.TC);
              return tcp
                  ? List.of(TestDns.answer(question, 0, "pay.example.com. 9 IN A 6.6.6.6").toWire())
                  : List.of(
                      withAnotherId(truncated), TestDns.answer(question, 0, ADDRESSES).toWire());
            })) {
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A"));
      assertThat(seen.details().value("network.transport")).contains("udp");
      assertThat(seen.details().value("dns.answers")).contains("10.1.1.1, 10.1.1.2");
    }
  }

  @Test
  void anAnswerFromAnotherAddressIsNone() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket asked = new DatagramSocket(0, loopback);
        DatagramSocket forger = new DatagramSocket(0, loopback)) {
      Thread.ofVirtual().start(() -> forge(asked, forger));
      DnsConfig config =
          new DnsConfig(
              "pay.example.com",
              RecordType.parse("A"),
              Optional.of(new DnsServer("127.0.0.1", asked.getLocalPort())),
              Transport.UDP,
              SHORT,
              1,
              List.of(),
              Match.ALL,
              ResponseCode.NOERROR,
              true,
              false,
              false);
      assertThat(Looks.once(new DnsProbeType(), config).result()).isEqualTo(Result.DNS_TIMEOUT);
    }
  }

  private static void forge(DatagramSocket asked, DatagramSocket forger) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
      asked.receive(packet);
      Message question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
      byte[] answer = TestDns.answer(question, 0, ADDRESSES).toWire();
      forger.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withAnotherId(Message message) {
    byte[] wire = message.toWire();
    wire[1] ^= 0x55;
    return wire;
  }

  private static Observation look(DnsConfigs configs) throws Exception {
    return Looks.once(new DnsProbeType(), configs.config());
  }
}
