package org.workloadmonitor.collector.external.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.http.HttpConfig;
import org.workloadmonitor.collector.external.tcp.Exchange;
import org.workloadmonitor.collector.external.tcp.Expectation;
import org.workloadmonitor.collector.external.tcp.TcpConfig;

/** Every text of a step that may have places, by its key. */
final class StepTexts {

  private StepTexts() {}

  /** Those that are filled in before the step is done. */
  static Map<String, String> ofProbe(String at, StepConfig step) {
    return step.http()
        .map(http -> of(at + "http.", http))
        .or(() -> step.tcp().map(tcp -> of(at + "tcp.", tcp)))
        .orElseGet(Map::of);
  }

  /** The texts of a step that nothing is filled into. */
  static String fixed(StepConfig step) {
    return Stream.of(
            step.tcp().map(TcpConfig::host),
            step.tls().map(Record::toString),
            step.dns().map(Record::toString),
            step.icmp().map(Record::toString))
        .flatMap(Optional::stream)
        .collect(Collectors.joining());
  }

  private static Map<String, String> of(String at, TcpConfig tcp) {
    Map<String, String> texts = new LinkedHashMap<>();
    boolean several = !tcp.exchanges().isEmpty();
    for (int i = 0; i < tcp.conversation().size(); i++) {
      Exchange exchange = tcp.conversation().get(i);
      String key = several ? at + "exchanges." + i + "." : at;
      exchange.send().ifPresent(text -> texts.put(key + "send", text.reveal()));
      exchange
          .expect()
          .flatMap(Expectation::contains)
          .ifPresent(text -> texts.put(key + "expect", text));
    }
    return texts;
  }

  private static Map<String, String> of(String at, HttpConfig http) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(at + "url", http.url().reveal());
    http.headers().forEach((name, value) -> texts.put(at + "headers." + name, value.reveal()));
    http.body().ifPresent(body -> texts.put(at + "body", body.reveal()));
    http.json().ifPresent(json -> addJson(at + "json", json, texts));
    http.bearerToken().ifPresent(token -> texts.put(at + "bearer_token", token.reveal()));
    http.basicAuth()
        .ifPresent(
            auth -> {
              texts.put(at + "basic_auth.username", auth.username());
              texts.put(at + "basic_auth.password", auth.password().reveal());
            });
    http.expectedBody().ifPresent(body -> texts.put(at + "expected_body", body));
    texts.putAll(of(at + "assert", http.assertions()));
    return texts;
  }

  /** A secret is left out: what a placeholder brought may look like anything. */
  private static void addJson(String at, Object value, Map<String, String> texts) {
    switch (value) {
      case String text -> texts.put(at, text);
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          addJson(at + "." + i, list.get(i), texts);
        }
      }
      case Map<?, ?> map -> map.forEach((key, one) -> addJson(at + "." + key, one, texts));
      default -> {}
    }
  }

  static Map<String, String> of(String at, List<Assertion> assertions) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < assertions.size(); i++) {
      String key = at + "." + i;
      assertions.get(i).texts().forEach(text -> texts.merge(key, text, (a, b) -> a + b));
    }
    return texts;
  }
}
