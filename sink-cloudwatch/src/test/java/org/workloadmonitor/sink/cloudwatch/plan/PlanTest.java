package org.workloadmonitor.sink.cloudwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.plan.ComponentPlan;
import org.workloadmonitor.api.plan.CostLine;
import org.workloadmonitor.api.plan.PlannedSeries;
import org.workloadmonitor.api.plan.SinkPlan;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.sink.cloudwatch.datum.Mapping;
import org.workloadmonitor.sink.cloudwatch.datum.Namespaces;

class PlanTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long MINUTES_OF_A_MONTH = 730 * 60;

  @TempDir Path directory;

  @Test
  void countsMetricsAndFullRequests() {
    List<PlannedSeries> series = new ArrayList<>(series("web", "compute", 1_500, MINUTE));
    series.addAll(series("db", "database", 10, Duration.ofSeconds(10)));

    SinkPlan plan = plan(series, Optional.empty());

    assertThat(plan.components()).extracting(ComponentPlan::metrics).containsExactly(1_500L, 10L);
    assertThat(plan.requests())
        .as("two for the hosts and one for the databases, each minute")
        .isEqualTo(3 * MINUTES_OF_A_MONTH);
    assertThat(plan.components().get(1).requests())
        .isEqualByComparingTo(new BigDecimal(MINUTES_OF_A_MONTH));
    assertThat(plan.warnings()).isEmpty();
    assertThat(plan.currency().getCurrencyCode()).isEqualTo("USD");
  }

  @Test
  void whatIsMeasuredSeldomMakesFewerRequests() {
    assertThat(
            plan(series("web", "compute", 10, Duration.ofMinutes(5)), Optional.empty()).requests())
        .isEqualTo(MINUTES_OF_A_MONTH / 5);
  }

  @Test
  void asksThePriceOfEachTier() {
    SinkPlan plan = plan(series("web", "compute", 12_000, MINUTE), Optional.empty());

    assertThat(plan.costs())
        .extracting(CostLine::amount)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("3000"), // 10,000 at 0.30
            new BigDecimal("200"), // 2,000 at 0.10
            new BigDecimal("5.256")); // 12 requests a minute
    assertThat(plan.components().getFirst().price())
        .isCloseTo(plan.price(), org.assertj.core.api.Assertions.within(new BigDecimal("0.01")));
  }

  @Test
  void aSeriesThatComesTwiceIsPaidForOnce() {
    List<PlannedSeries> series = new ArrayList<>(series("web", "compute", 10, MINUTE));
    series.addAll(series("web", "compute", 10, MINUTE));

    assertThat(plan(series, Optional.empty()).metrics()).isEqualTo(10);
  }

  @Test
  void theBudgetBoundsThePriceAndIsWarnedOf() {
    SinkPlan plan = plan(series("web", "compute", 100, MINUTE), Optional.of(60));

    assertThat(plan.metrics()).isEqualTo(60);
    assertThat(plan.warnings()).singleElement().asString().contains("40 of 100");
  }

  @Test
  void whatCloudWatchWouldRefuseIsWarnedOf() {
    PlannedSeries blank =
        new PlannedSeries(
            component("web", "compute"), metric(), Attributes.of("a", " "), MINUTE, 1);

    SinkPlan plan = plan(List.of(blank), Optional.empty());

    assertThat(plan.metrics()).isZero();
    assertThat(plan.components()).hasSize(1);
    assertThat(plan.warnings()).singleElement().asString().contains("blank");
  }

  @Test
  void nothingCostsNothing() {
    SinkPlan plan = plan(Collections.emptyList(), Optional.empty());

    assertThat(plan.requests()).isZero();
    assertThat(plan.price()).isZero();
  }

  @Test
  void thePricesMayBeOnesOwn() throws IOException {
    Path file = directory.resolve("prices.csv");
    Files.writeString(
        file,
        """
        # ours
        source, our contract, as of May
        currency, EUR
        metric, more, 0.25
        requests, 0.02
        logs, 0.6
        """);

    Prices prices = Prices.of(Optional.of(file));

    assertThat(prices.source()).isEqualTo("our contract, as of May");
    assertThat(prices.currency().getCurrencyCode()).isEqualTo("EUR");
    assertThat(prices.metrics())
        .containsExactly(new PriceTier(Long.MAX_VALUE, new BigDecimal("0.25")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "currency, EUR\nmetric, more, 0.25\nrequests, 0.02",
        "currency, EURO\nmetric, more, 0.25\nrequests, 0.02\nlogs, 1",
        "currency, EUR\nmetric, 10, 0.25\nrequests, 0.02\nlogs, 1",
        "currency, EUR\nmetric, 10, 1\nmetric, 10, 1\nmetric, more, 1\nrequests, 1\nlogs, 1",
        "currency, EUR\nmetric, more, -1\nrequests, 0.02\nlogs, 1",
        "currency\n",
        "metric\n",
        "what, is, this"
      })
  void aTableWithAMistakeIsAConfigurationError(String text) throws IOException {
    Path file = directory.resolve("prices.csv");
    Files.writeString(file, text);

    assertThatThrownBy(() -> Prices.of(Optional.of(file)))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.key()).isEqualTo("prices"));
  }

  @Test
  void aTableThatIsMissingIsAConfigurationError() {
    assertThatThrownBy(() -> Prices.of(Optional.of(directory.resolve("none"))))
        .isInstanceOf(ConfigurationException.class);
  }

  private static SinkPlan plan(List<PlannedSeries> series, Optional<Integer> most) {
    return new Planner(
            new Mapping(new Namespaces("Workload"), List.of()),
            most,
            Prices.of(Optional.empty()),
            MINUTE,
            MINUTE)
        .plan(series, List.of());
  }

  private static List<PlannedSeries> series(String id, String type, int count, Duration interval) {
    List<PlannedSeries> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      series.add(
          new PlannedSeries(
              component(id, type), metric(), Attributes.of("device", "sd" + i), interval, 1));
    }
    return series;
  }

  private static Component component(String id, String type) {
    return new Component(id, id, type, Map.of());
  }

  private static MetricDescriptor metric() {
    return MetricDescriptor.gauge("test.size", "By", "x");
  }
}
