package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.collector.external.journey.Steps.journey;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.external.http.Configs;

class JourneyTraceTest {

  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aRunIsOneTraceOfStepsAndPhases() throws Exception {
    RecordingRecorder told = Journeys.once(journey(shop.visit()));

    Span root = Journeys.span(told, "buy");
    Span step = Journeys.span(told, "log in");
    assertThat(root.parentSpanId()).isEmpty();
    assertThat(step.parentSpanId()).contains(root.spanId());
    assertThat(step.spanKind()).isEqualTo(Span.Kind.CLIENT);
    assertThat(told.spans()).extracting(Span::traceId).containsOnly(root.traceId());
    assertThat(told.spans())
        .filteredOn(span -> span.parentSpanId().equals(java.util.Optional.of(step.spanId())))
        .extracting(Span::name)
        .containsExactly("connect", "request", "first_byte", "transfer");
    Set<String> ids = new HashSet<>();
    assertThat(told.spans()).allSatisfy(span -> assertThat(ids.add(span.spanId())).isTrue());
    assertThat(root.traceId()).doesNotMatch("0+");
  }

  @Test
  void eachRunIsATraceOfItsOwn() throws Exception {
    try (Journeys journeys = new Journeys(journey(shop.visit()))) {
      String first = Journeys.span(journeys.run(), "buy").traceId();

      assertThat(Journeys.span(journeys.run(), "buy").traceId()).isNotEqualTo(first);
    }
  }

  @Test
  void theTargetIsToldOfTheStepsSpanWhereTheUserAllowsIt() throws Exception {
    RecordingRecorder told = Journeys.once(journey(Configs.LONG, true, List.of(), shop.visit()));

    Span step = Journeys.span(told, "read the cart");
    assertThat(shop.last("/cart").header("Traceparent"))
        .isEqualTo("00-" + step.traceId() + "-" + step.spanId() + "-01");
  }

  @Test
  void theTargetIsToldNothingUnlessTheUserAllowsIt() throws Exception {
    Journeys.once(journey(shop.visit()));

    assertThat(shop.last("/cart").headers().get("Traceparent")).isNull();
  }

  @Test
  void aFailedStepIsAFailedSpanAndFailsTheRoot() throws Exception {
    shop.breakDown("/cart", 500);

    RecordingRecorder told = Journeys.once(journey(shop.visit()));

    assertThat(Journeys.span(told, "read the cart").status()).isEqualTo(Span.Status.ERROR);
    assertThat(Journeys.span(told, "log out").status()).isEqualTo(Span.Status.OK);
    assertThat(Journeys.span(told, "buy").status()).isEqualTo(Span.Status.ERROR);
    assertThat(Journeys.span(told, "buy").statusMessage()).contains("500");
    assertThat(told.spans()).extracting(Span::name).doesNotContain("add");
  }
}
