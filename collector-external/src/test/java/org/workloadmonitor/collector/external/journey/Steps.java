package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.assertion.DurationCheck;
import org.workloadmonitor.collector.external.assertion.JsonQuery;
import org.workloadmonitor.collector.external.assertion.JsonType;
import org.workloadmonitor.collector.external.assertion.Regex;
import org.workloadmonitor.collector.external.dns.DnsConfig;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.http.HttpConfig;
import org.workloadmonitor.collector.external.icmp.IcmpConfig;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.tcp.Exchange;
import org.workloadmonitor.collector.external.tcp.Expectation;
import org.workloadmonitor.collector.external.tcp.TcpConfig;

/** Journeys, one key after the other; what is left out is as in a file. */
final class Steps {

  private final String name;
  private Optional<HttpConfig> http = Optional.empty();
  private Optional<TcpConfig> tcp = Optional.empty();
  private Optional<IcmpConfig> icmp = Optional.empty();
  private Optional<DnsConfig> dns = Optional.empty();
  private final Map<String, Extraction> extract = new LinkedHashMap<>();
  private final List<Assertion> assertions = new ArrayList<>();
  private Optional<Duration> timeout = Optional.empty();
  private Duration thinkTime = Duration.ZERO;
  private boolean always;

  private Steps(String name) {
    this.name = name;
  }

  static Steps step(String name, Configs http) {
    Steps step = new Steps(name);
    step.http = Optional.of(http.build());
    return step;
  }

  static Steps tcp(String name, TcpConfig tcp) {
    Steps step = new Steps(name);
    step.tcp = Optional.of(tcp);
    return step;
  }

  /** A conversation with a server on this host. */
  static Steps tcp(String name, int port, Exchange... exchanges) {
    return tcp(
        name,
        new TcpConfig(
            "127.0.0.1",
            port,
            Configs.LONG,
            IpFamily.ANY,
            no(),
            no(),
            no(),
            no(),
            List.of(exchanges),
            new ByteSize(65_536),
            no()));
  }

  /** Something said and heard. */
  static Exchange say(String send, String expect) {
    return new Exchange(Optional.of(Secret.of(send)), Optional.of(Expectation.parse(expect)));
  }

  static Steps icmp(String name, IcmpConfig icmp) {
    Steps step = new Steps(name);
    step.icmp = Optional.of(icmp);
    return step;
  }

  static Steps dns(String name, DnsConfig dns) {
    Steps step = new Steps(name);
    step.dns = Optional.of(dns);
    return step;
  }

  Steps jsonpath(String value, String path) {
    return extract(value, new Extraction(Optional.of(JsonQuery.parse(path)), no(), no(), no()));
  }

  Steps header(String value, String header) {
    return extract(value, new Extraction(no(), Optional.of(header), no(), no()));
  }

  Steps cookie(String value, String cookie) {
    return extract(value, new Extraction(no(), no(), Optional.of(cookie), no()));
  }

  Steps regex(String value, String regex) {
    return extract(value, new Extraction(no(), no(), no(), Optional.of(Regex.parse(regex))));
  }

  Steps extract(String value, Extraction extraction) {
    extract.put(value, extraction);
    return this;
  }

  Steps is(String path, JsonType type) {
    assertions.add(assertion(path, no(), Optional.of(type), no()));
    return this;
  }

  Steps equals(String path, Object value) {
    assertions.add(assertion(path, Optional.of(value), no(), no()));
    return this;
  }

  Steps below(Duration bound) {
    assertions.add(
        new Assertion(
            List.of(),
            Optional.of(new DurationCheck(bound)),
            no(),
            no(),
            no(),
            no(),
            no(),
            no(),
            no(),
            no(),
            no(),
            no(),
            no()));
    return this;
  }

  private static Assertion assertion(
      String path, Optional<Object> equal, Optional<JsonType> is, Optional<String> contains) {
    return new Assertion(
        List.of(),
        no(),
        no(),
        no(),
        no(),
        Optional.of(JsonQuery.parse(path)),
        no(),
        equal,
        contains,
        no(),
        is,
        no(),
        no());
  }

  Steps timeout(Duration time) {
    timeout = Optional.of(time);
    return this;
  }

  Steps thinkTime(Duration time) {
    thinkTime = time;
    return this;
  }

  Steps always() {
    always = true;
    return this;
  }

  StepConfig build() {
    return new StepConfig(
        name, http, tcp, no(), dns, icmp, extract, assertions, timeout, always, thinkTime, no());
  }

  static JourneyConfig journey(Steps... steps) {
    return journey(Configs.LONG, steps);
  }

  static JourneyConfig journey(Duration timeout, Steps... steps) {
    return journey(timeout, false, List.of(), steps);
  }

  static JourneyConfig journey(
      Duration timeout, boolean propagate, List<JourneyAssertion> assertions, Steps... steps) {
    return new JourneyConfig(
        Optional.of("buy"),
        List.of(steps).stream().map(Steps::build).toList(),
        timeout,
        Configs.LONG,
        assertions,
        propagate);
  }

  private static <T> Optional<T> no() {
    return Optional.empty();
  }
}
