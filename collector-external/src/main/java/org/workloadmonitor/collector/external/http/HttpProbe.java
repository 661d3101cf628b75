package org.workloadmonitor.collector.external.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.assertion.Answered;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.assertion.Deadline;
import org.workloadmonitor.collector.external.mask.Mask;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Measurement;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.tls.TlsFinding;
import org.workloadmonitor.collector.external.tls.TlsMetrics;

/** Asks for a URL and judges the answer; for a step of a journey, with texts filled in. */
public final class HttpProbe implements Probe {

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final HttpConfig config;
  private final HttpClient client;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Attributes target;
  private final Optional<Mask> mask;

  HttpProbe(HttpConfig config, HttpClient client, Clock clock, LongSupplier nanoTime) {
    this.config = config;
    this.client = client;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.target = target(config);
    this.mask = mask(config);
  }

  private static Attributes target(HttpConfig config) {
    Attributes.Builder target =
        Attributes.builder().put(ProbeAttributes.URL_FULL, config.url().toString());
    config
        .url()
        .origin()
        .ifPresent(
            url ->
                target
                    .put(ProbeAttributes.SERVER_ADDRESS, url.host())
                    .put(ProbeAttributes.SERVER_PORT, String.valueOf(url.port())));
    config.name().ifPresent(name -> target.put(ProbeAttributes.NAME, name));
    return target.build();
  }

  /** A server may repeat what it was sent, in an answer that a reason quotes or in a redirect. */
  private static Optional<Mask> mask(HttpConfig config) {
    List<Secret> secrets = config.secrets();
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    Mask mask = new Mask();
    secrets.forEach(secret -> mask.hide(secret.reveal()));
    return Optional.of(mask);
  }

  @Override
  public Attributes target() {
    return target;
  }

  @Override
  public Observation look(Look look) throws InterruptedException {
    return look(look, Fill.NOTHING, false).observation();
  }

  /**
   * What a look gave, and the answer if one came.
   *
   * @param observation the judgement
   * @param answer the complete answer, whatever the judgement
   */
  public record Seen(Observation observation, Optional<HttpAnswer> answer) {}

  /**
   * Looks once, with texts filled in.
   *
   * @param fill fills in the places of the configuration's texts
   * @param keepBody whether the answer's body is wanted even if no assertion needs it
   * @throws InterruptedException if the thread was interrupted
   */
  public Seen look(Look look, Fill fill, boolean keepBody) throws InterruptedException {
    Duration time = look.within(config.timeout());
    Deadline deadline = new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    Exchange exchange = client.send(look, fill, keepBody || config.needsBody());
    Verdict verdict = judge(exchange, fill, deadline);
    Attributes details = exchange.details();
    Observation observation =
        exchange
            .timeline()
            .observation(
                verdict.result(),
                mask.map(clean -> clean.clean(verdict.reason())).orElse(verdict.reason()))
            .withMeasurements(measurements(exchange))
            .withDetails(mask.map(clean -> clean.clean(details)).orElse(details));
    return new Seen(observation, exchange.answer());
  }

  /** A result and why it is so. */
  record Verdict(Result result, String reason) {}

  private Verdict judge(Exchange exchange, Fill fill, Deadline deadline) {
    if (exchange.answer().isEmpty()) {
      return new Verdict(exchange.result(), exchange.reason());
    }
    HttpAnswer answer = exchange.answer().get();
    if (answer.status() == PROXY_AUTHENTICATION_REQUIRED && config.proxy().isPresent()) {
      return new Verdict(
          Result.PROXY_FAILURE,
          "The proxy wants to know who asks (407). Check 'proxy.basic_auth'.");
    }
    if (config.expectedStatus().stream().noneMatch(range -> range.contains(answer.status()))) {
      return new Verdict(
          Result.WRONG_STATUS,
          "The answer's status is %d, not %s."
              .formatted(answer.status(), Assertion.words(config.expectedStatus())));
    }
    Optional<String> failure = failedAssertion(answer, fill, deadline);
    if (failure.isPresent()) {
      return new Verdict(Result.ASSERTION_FAILED, failure.get());
    }
    return exchange
        .finding()
        .filter(finding -> finding.result().degraded())
        .map(finding -> new Verdict(finding.result(), finding.reason()))
        .orElse(new Verdict(Result.SUCCESS, ""));
  }

  private Optional<String> failedAssertion(HttpAnswer answer, Fill fill, Deadline deadline) {
    if (!config.httpVersion().isSpoken(answer.protocol())) {
      return Optional.of(
          "The server speaks HTTP/%s, not HTTP/%s."
              .formatted(answer.version(), config.httpVersion()));
    }
    Optional<String> expected = config.expectedBody().map(fill::text);
    if (expected.isPresent() && !answer.body().contains(expected.get())) {
      return Optional.of("The body does not contain '%s'.".formatted(expected.get()));
    }
    Answered answered = Answered.of(answer);
    return config.assertions().stream()
        .map(assertion -> assertion.filled(fill::text).failure(answered, deadline))
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
