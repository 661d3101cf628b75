package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.dns.DnsConfig;
import org.workloadmonitor.collector.external.http.HttpConfig;
import org.workloadmonitor.collector.external.icmp.IcmpConfig;
import org.workloadmonitor.collector.external.tcp.TcpConfig;
import org.workloadmonitor.collector.external.tls.TlsConfig;

/**
 * One step of a journey: one probe, and what is made of its answer.
 *
 * @param name what it does, in few words; unlike that of any other step
 * @param http a request
 * @param tcp a connection
 * @param tls a handshake
 * @param dns a query
 * @param icmp echo requests
 * @param extract values for later steps, by name
 * @param assertions what the answer must be like
 * @param timeout of this step, where the probe's own is too long
 * @param always whether it runs whatever failed before
 * @param thinkTime the pause before it
 * @param propagateTrace whether this step's target is told of the trace
 */
public record StepConfig(
    @Description("What the step does, in few words; its metrics bear it.") String name,
    @Description("A request: the keys of the probe http.") Optional<HttpConfig> http,
    @Description("A connection: the keys of the probe tcp.") Optional<TcpConfig> tcp,
    @Description("A handshake: the keys of the probe tls.") Optional<TlsConfig> tls,
    @Description("A query: the keys of the probe dns.") Optional<DnsConfig> dns,
    @Description("Echo requests: the keys of the probe icmp.") Optional<IcmpConfig> icmp,
    @Description("Values for later steps, by name: there, {{name}} stands for the value.")
        Map<String, Extraction> extract,
    @Key("assert") @Description("What the answer must be like.") List<Assertion> assertions,
    @Range(min = "1ms", max = "5m")
        @Description("Time-out of this step, where that of its probe is longer.")
        Optional<Duration> timeout,
    @Default("false")
        @Description("Whether it runs whatever failed before it: to leave nothing behind.")
        boolean always,
    @Default("0s") @Range(max = "10m") @Description("Pause before the step, as a user makes one.")
        Duration thinkTime,
    @Description("Overrides the journey's propagate_trace for this step.")
        Optional<Boolean> propagateTrace) {

  private static final int LONGEST_NAME = 100;

  /** Checks what goes together. */
  public StepConfig {
    extract = Collections.unmodifiableMap(new LinkedHashMap<>(extract));
    assertions = List.copyOf(assertions);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new ConfigurationException(
          "name", "A step has a name of 1 to %d characters.".formatted(LONGEST_NAME));
    }
    long probes = Stream.of(http, tcp, tls, dns, icmp).filter(Optional::isPresent).count();
    if (probes != 1) {
      throw new ConfigurationException(
          "The step '%s' has %d probes. Give it one of http, tcp, tls, dns and icmp."
              .formatted(name, probes));
    }
    if (http.isEmpty()) {
      checkAnswer(tcp, extract.values(), assertions);
    }
    extract.keySet().forEach(StepConfig::checkName);
  }

  private static void checkAnswer(
      Optional<TcpConfig> tcp, Collection<Extraction> extract, List<Assertion> assertions) {
    boolean talks =
        tcp.stream()
            .flatMap(it -> it.conversation().stream())
            .anyMatch(it -> it.expect().isPresent());
    if (!extract.isEmpty() && !talks) {
      throw new ConfigurationException(
          "extract", "Only http steps, and tcp steps with 'expect', have an answer to take from.");
    }
    if (extract.stream().anyMatch(one -> !one.needsBody())) {
      throw new ConfigurationException(
          "extract", "What a tcp server says has no headers and cookies; use regex or jsonpath.");
    }
    for (Assertion one : assertions) {
      if (one.duration().isEmpty() && !(talks && (one.needsBody() || one.size().isPresent()))) {
        throw new ConfigurationException(
            "assert",
            talks
                ? "Of what a tcp server says, assert duration, size, body or jsonpath."
                : "This step has no answer; assert its duration.");
      }
    }
  }

  private static void checkName(String name) {
    if (!Template.isName(name)) {
      throw new ConfigurationException(
          "extract",
          "'%s' can't stand in {{...}}. Begin with a letter and go on with letters, digits, _ and -."
              .formatted(name));
    }
  }

  /** How long the probe would take at most. */
  Duration longest() {
    Duration probe =
        http.map(HttpConfig::timeout)
            .or(() -> tcp.map(TcpConfig::timeout))
            .or(() -> tls.map(TlsConfig::timeout))
            .or(() -> dns.map(DnsConfig::timeout))
            .or(() -> icmp.map(IcmpConfig::timeout))
            .orElseThrow();
    return timeout.filter(own -> own.compareTo(probe) < 0).orElse(probe);
  }
}
