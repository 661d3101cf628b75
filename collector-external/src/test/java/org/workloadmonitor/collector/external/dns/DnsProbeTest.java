package org.workloadmonitor.collector.external.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;
import org.xbill.DNS.Rcode;

class DnsProbeTest {

  private static final String[] ADDRESSES = {
    "pay.example.com. 300 IN A 10.1.1.1", "pay.example.com. 60 IN A 10.1.1.2"
  };

  @Test
  void anAnswerIsMeasured() throws Exception {
    try (TestDns dns = TestDns.with(ADDRESSES)) {
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A"));
      assertThat(seen.reason()).isEmpty();
      assertThat(seen.result()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.measured(seen, "dns.answer.records")).isEqualTo(2);
      assertThat(Looks.measured(seen, "dns.answer.ttl")).isEqualTo(60);
      assertThat(seen.details().value("dns.answers")).contains("10.1.1.1, 10.1.1.2");
      assertThat(Looks.phases(seen)).containsExactly(Phase.Name.REQUEST, Phase.Name.FIRST_BYTE);
    }
  }

  @Test
  void tcpIsAskedWhereItIsWanted() throws Exception {
    try (TestDns dns = TestDns.with(ADDRESSES)) {
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A").by(Transport.TCP));
      assertThat(seen.reason()).isEmpty();
      assertThat(seen.details().value("network.transport")).contains("tcp");
      assertThat(Looks.phases(seen))
          .containsExactly(Phase.Name.CONNECT, Phase.Name.REQUEST, Phase.Name.FIRST_BYTE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "AAAA, pay.example.com. 60 IN AAAA 2001:db8::1, 2001:DB8:0::1",
        "CNAME, pay.example.com. 60 IN CNAME lb.example.net., LB.example.net",
        "MX, pay.example.com. 60 IN MX 10 mail.example.com., 10 mail.example.com",
        "NS, pay.example.com. 60 IN NS ns1.example.com., ns1.example.com.",
        "TXT, pay.example.com. 60 IN TXT \"v=spf1 -all\", v=spf1 -all",
        "SRV, pay.example.com. 60 IN SRV 1 2 443 a.example.com., 1 2 443 a.example.com",
        "CAA, pay.example.com. 60 IN CAA 0 issue \"ca.example.net\", 0 issue \"ca.example.net\"",
        "SOA, pay.example.com. 60 IN SOA ns. root. 7 1 2 3 4, ns root 7 1 2 3 4"
      })
  void everyCommonTypeIsCompared(String type, String record, String expected) throws Exception {
    try (TestDns dns = TestDns.with(record)) {
      Observation seen =
          look(DnsConfigs.of(dns, "pay.example.com", type).expecting(Match.EXACT, expected));
      assertThat(seen.reason()).isEmpty();
      assertThat(seen.result()).isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void anAddressIsAskedForByItsReverseName() throws Exception {
    try (TestDns dns = TestDns.with("1.1.1.10.in-addr.arpa. 60 IN PTR pay.example.com.")) {
      Observation seen =
          look(DnsConfigs.of(dns, "10.1.1.1", "PTR").expecting(Match.ALL, "pay.example.com"));
      assertThat(seen.reason()).isEmpty();
    }
  }

  @Test
  void expectedValuesAreComparedInThreeWays() throws Exception {
    try (TestDns dns = TestDns.with(ADDRESSES)) {
      DnsConfigs asked = DnsConfigs.of(dns, "pay.example.com", "A");
      assertThat(look(asked.expecting(Match.ANY, "10.1.1.1", "10.9.9.9")).result())
          .isEqualTo(Result.SUCCESS);
      assertThat(look(asked.expecting(Match.ALL, "10.1.1.1")).result()).isEqualTo(Result.SUCCESS);
      assertThat(look(asked.expecting(Match.EXACT, "10.1.1.1")).result())
          .isEqualTo(Result.ASSERTION_FAILED);
      assertThat(look(asked.expecting(Match.ALL, "10.1.1.1", "10.9.9.9")).reason())
          .isEqualTo("The answer was to be all of 10.1.1.1, 10.9.9.9; it is 10.1.1.1, 10.1.1.2.");
    }
  }

  @ParameterizedTest
  @CsvSource({"3, DNS_FAILURE", "2, WRONG_STATUS", "5, WRONG_STATUS", "1, WRONG_STATUS"})
  void anErrorOfTheServerHasItsWord(int code, Result result) throws Exception {
    try (TestDns dns = TestDns.refusingWith(code)) {
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A"));
      assertThat(seen.result()).isEqualTo(result);
      assertThat(seen.reason()).contains(Rcode.string(code)).contains("pay.example.com");
    }
  }

  @Test
  void aNameThatIsNotToExistIsWellWhenItDoesNot() throws Exception {
    try (TestDns dns = TestDns.refusingWith(Rcode.NXDOMAIN)) {
      assertThat(look(DnsConfigs.of(dns, "x.example.com", "A").expectingCode("nxdomain")).result())
          .isEqualTo(Result.SUCCESS);
    }
    try (TestDns dns = TestDns.with(ADDRESSES)) {
      assertThat(look(DnsConfigs.of(dns, "x.example.com", "A").expectingCode("nxdomain")).result())
          .isEqualTo(Result.WRONG_STATUS);
    }
  }

  @Test
  void anAnswerWithoutARecordOfTheTypeIsAFailure() throws Exception {
    try (TestDns dns = TestDns.with("pay.example.com. 60 IN CNAME lb.example.net.")) {
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A"));
      assertThat(seen.result()).isEqualTo(Result.DNS_FAILURE);
      assertThat(seen.reason()).contains("no record of type A");
    }
  }

  @Test
  void aSilentServerIsAskedAgainAndTimesOut() throws Exception {
    try (TestDns dns = TestDns.silent()) {
      Duration threeTries = Duration.ofSeconds(3);
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A").within(threeTries, 3));
      assertThat(seen.result()).isEqualTo(Result.DNS_TIMEOUT);
      assertThat(dns.questions()).isGreaterThan(1);
    }
  }

  @Test
  void aLostPacketIsMadeUpForByTheNextTry() throws Exception {
    int[] asked = {0};
    try (TestDns dns =
        TestDns.start(
            (question, _) ->
                asked[0]++ == 0
                    ? List.of()
                    : List.of(TestDns.answer(question, 0, ADDRESSES).toWire()))) {
      assertThat(
              look(DnsConfigs.of(dns, "pay.example.com", "A").within(Duration.ofSeconds(10), 50))
                  .result())
          .isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void aTruncatedAnswerIsAskedForAgainOverTcp() throws Exception {
    try (TestDns dns =
        TestDns.start((question, tcp) -> TestDns.truncatedOverUdp(question, tcp, ADDRESSES))) {
      Observation seen = look(DnsConfigs.of(dns, "pay.example.com", "A"));
      assertThat(seen.reason()).isEmpty();
      assertThat(seen.details().value("network.transport")).contains("tcp");
    }
  }

  @Test
  void anAnswerAsLargeAsCanBeIsCountedAndShownInPart() throws Exception {
    String[] many = new String[3_500];
    Arrays.setAll(many, i -> "pay.example.com. 60 IN A 10.0.%d.%d".formatted(i / 250, i % 250));
    try (TestDns dns = TestDns.with(many)) {
      Observation seen =
          look(
              DnsConfigs.of(dns, "pay.example.com", "A")
                  .by(Transport.TCP)
                  .expecting(Match.ANY, "10.9.9.9"));
      assertThat(seen.result()).isEqualTo(Result.ASSERTION_FAILED);
      assertThat(Looks.measured(seen, "dns.answer.records")).isEqualTo(3_500);
      assertThat(seen.reason()).hasSizeLessThan(500);
      assertThat(seen.details().value("dns.answers").orElseThrow().toString()).hasSizeLessThan(300);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\n", "https://example.com", "a..b"})
  void whatIsNoNameIsAMistakeOfTheConfiguration(String name) throws Exception {
    try (TestDns dns = TestDns.with(ADDRESSES)) {
      assertThatThrownBy(() -> DnsConfigs.of(dns, name, "A").config())
          .isInstanceOfSatisfying(
              ConfigurationException.class, e -> assertThat(e.key()).isEqualTo("name"));
    }
  }

  @Test
  void anInternationalizedNameIsAskedForInAscii() throws Exception {
    try (TestDns dns = TestDns.with("xn--strae-oqa.example. 60 IN A 10.1.1.1")) {
      Observation seen =
          look(DnsConfigs.of(dns, "stra\u00dfe.example", "A").expecting(Match.ALL, "10.1.1.1"));
      assertThat(seen.reason()).isEmpty();
      assertThat(dns.lastName()).isEqualTo("xn--strae-oqa.example.");
    }
  }

  @Test
  void aTruncatedAnswerIsAFailureWithoutTcp() throws Exception {
    try (TestDns dns =
        TestDns.start((question, tcp) -> TestDns.truncatedOverUdp(question, tcp, ADDRESSES))) {
      assertThat(look(DnsConfigs.of(dns, "pay.example.com", "A").by(Transport.UDP)).result())
          .isEqualTo(Result.RESPONSE_TOO_LARGE);
    }
  }

  @Test
  void aServerThatTruncatesAndHasNoTcpRefuses() throws Exception {
    try (TestDns dns =
        TestDns.start((question, tcp) -> TestDns.truncatedOverUdp(question, tcp, ADDRESSES))) {
      dns.closeTcp();
      assertThat(look(DnsConfigs.of(dns, "pay.example.com", "A")).result())
          .isEqualTo(Result.CONNECTION_REFUSED);
    }
  }

  @Test
  void anAnswerThatIsNoDnsOverTcpIsSaid() throws Exception {
    try (TestDns dns = TestDns.start((_, _) -> List.of(new byte[] {1, 2, 3}))) {
      assertThat(look(DnsConfigs.of(dns, "pay.example.com", "A").by(Transport.TCP)).result())
          .isEqualTo(Result.INVALID_RESPONSE);
    }
  }

  @Test
  void anAnswerThatIsToBeAuthoritativeMustBe() throws Exception {
    try (TestDns dns = TestDns.with(ADDRESSES)) {
      assertThat(look(DnsConfigs.of(dns, "pay.example.com", "A").fromTheZone()).reason())
          .contains("AA");
    }
  }

  @Test
  void aPortAtWhichNobodyListensIsTold() throws Exception {
    try (Socket refusing = BadServers.refusing()) {
      DnsConfig tcp = at(refusing.getLocalPort(), Transport.TCP);
      assertThat(Looks.once(new DnsProbeType(), tcp).result()).isEqualTo(Result.CONNECTION_REFUSED);
    }
  }

  @Test
  void aServerThatClosesATcpConnectionIsTold() throws Exception {
    try (TestServer closing =
        TestServer.start(connection -> connection.getInputStream().skipNBytes(2))) {
      assertThat(Looks.once(new DnsProbeType(), at(closing.port(), Transport.TCP)).result())
          .isIn(Result.CONNECTION_CLOSED, Result.CONNECTION_RESET);
    }
  }

  private static DnsConfig at(int port, Transport transport) {
    return new DnsConfig(
        "pay.example.com",
        RecordType.parse("A"),
        Optional.of(new DnsServer("127.0.0.1", port)),
        transport,
        Duration.ofSeconds(30),
        1,
        List.of(),
        Match.ALL,
        ResponseCode.NOERROR,
        true,
        false,
        false);
  }

  private static Observation look(DnsConfigs configs) throws Exception {
    return Looks.once(new DnsProbeType(), configs.config());
  }
}
