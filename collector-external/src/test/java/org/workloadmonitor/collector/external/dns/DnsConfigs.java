package org.workloadmonitor.collector.external.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configurations as tests want them. */
record DnsConfigs(
    TestDns server,
    String name,
    String type,
    Transport transport,
    Duration timeout,
    int tries,
    List<String> expected,
    Match match,
    String code,
    boolean authoritative) {

  static DnsConfigs of(TestDns server, String name, String type) {
    return new DnsConfigs(
        server,
        name,
        type,
        Transport.AUTO,
        Duration.ofSeconds(30),
        1,
        List.of(),
        Match.ALL,
        "noerror",
        false);
  }

  DnsConfigs by(Transport other) {
    return new DnsConfigs(
        server, name, type, other, timeout, tries, expected, match, code, authoritative);
  }

  DnsConfigs within(Duration other, int times) {
    return new DnsConfigs(
        server, name, type, transport, other, times, expected, match, code, authoritative);
  }

  DnsConfigs expecting(Match how, String... values) {
    return new DnsConfigs(
        server, name, type, transport, timeout, tries, List.of(values), how, code, authoritative);
  }

  DnsConfigs expectingCode(String other) {
    return new DnsConfigs(
        server, name, type, transport, timeout, tries, expected, match, other, authoritative);
  }

  DnsConfigs fromTheZone() {
    return new DnsConfigs(
        server, name, type, transport, timeout, tries, expected, match, code, true);
  }

  DnsConfig config() {
    return new DnsConfig(
        name,
        RecordType.parse(type),
        Optional.of(server.server()),
        transport,
        timeout,
        tries,
        expected,
        match,
        ResponseCode.parse(code),
        true,
        authoritative,
        false);
  }
}
