package org.workloadmonitor.collector.external.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.assertion.Deadline;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Measurement;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.tls.TlsFinding;
import org.workloadmonitor.collector.external.tls.TlsMetrics;

/** Asks for a URL and judges the answer. */
final class HttpProbe implements Probe {

  private final HttpConfig config;
  private final HttpClient client;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Attributes target;

  HttpProbe(HttpConfig config, HttpClient client, Clock clock, LongSupplier nanoTime) {
    this.config = config;
    this.client = client;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.target = target(config);
  }

  private static Attributes target(HttpConfig config) {
    HttpUrl url = config.url().url();
    Attributes.Builder target =
        Attributes.builder()
            .put(ProbeAttributes.SERVER_ADDRESS, url.host())
            .put(ProbeAttributes.SERVER_PORT, String.valueOf(url.port()))
            .put(ProbeAttributes.URL_FULL, config.url().toString());
    config.name().ifPresent(name -> target.put(ProbeAttributes.NAME, name));
    return target.build();
  }

  @Override
  public Attributes target() {
    return target;
  }

  @Override
  public Observation look(Look look) throws InterruptedException {
    Deadline deadline = new Deadline(nanoTime, nanoTime.getAsLong() + config.timeout().toNanos());
    Exchange exchange = client.send(look, UnaryOperator.identity(), config.needsBody());
    Verdict verdict = judge(exchange, deadline);
    return exchange
        .timeline()
        .observation(verdict.result(), verdict.reason())
        .withMeasurements(measurements(exchange))
        .withDetails(exchange.details());
  }

  /** A result and why it is so. */
  record Verdict(Result result, String reason) {}

  private Verdict judge(Exchange exchange, Deadline deadline) {
    if (exchange.answer().isEmpty()) {
      return new Verdict(exchange.result(), exchange.reason());
    }
    HttpAnswer answer = exchange.answer().get();
    if (config.expectedStatus().stream().noneMatch(range -> range.contains(answer.status()))) {
      return new Verdict(
          Result.WRONG_STATUS,
          "The answer's status is %d, not %s."
              .formatted(answer.status(), Assertion.words(config.expectedStatus())));
    }
    Optional<String> failure = failedAssertion(answer, deadline);
    if (failure.isPresent()) {
      return new Verdict(Result.ASSERTION_FAILED, failure.get());
    }
    return exchange
        .finding()
        .filter(finding -> finding.result().degraded())
        .map(finding -> new Verdict(finding.result(), finding.reason()))
        .orElse(new Verdict(Result.SUCCESS, ""));
  }

  private Optional<String> failedAssertion(HttpAnswer answer, Deadline deadline) {
    if (!config.httpVersion().isSpoken(answer.protocol())) {
      return Optional.of(
          "The server speaks HTTP/%s, not HTTP/%s."
              .formatted(answer.version(), config.httpVersion()));
    }
    if (config.expectedBody().isPresent() && !answer.body().contains(config.expectedBody().get())) {
      return Optional.of("The body does not contain '%s'.".formatted(config.expectedBody().get()));
    }
    return config.assertions().stream()
        .map(assertion -> assertion.failure(answer, deadline))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<Measurement> measurements(Exchange exchange) {
    List<Measurement> all = new ArrayList<>(3);
    exchange
        .answer()
        .ifPresent(
            answer -> {
              all.add(new Measurement(HttpMetrics.STATUS, answer.status()));
              all.add(new Measurement(HttpMetrics.SIZE, answer.size()));
            });
    Optional<TlsFinding> finding = exchange.finding();
    if (finding.isPresent()) {
      all.add(new Measurement(TlsMetrics.TIME_LEFT, finding.get().daysLeft(clock.instant())));
    }
    return all;
  }

  @Override
  public void close() {
    client.close();
  }
}
