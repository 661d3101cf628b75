package org.workloadmonitor.collector.database.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;

class CustomQueryTest {

  @Test
  void aMetricIsNamedAfterTheQueryAndTheColumn() {
    CustomQuery query = query("shop.orders", Map.of("open", metric("{order}")), Optional.empty());

    assertThat(query.descriptor("open"))
        .isEqualTo(MetricDescriptor.gauge("shop.orders.open", "{order}", ""));
  }

  @Test
  void somethingMustComeOfTheRows() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> query("orders", Map.of(), Optional.empty()))
        .withMessageContaining("Nothing comes of the rows.");
  }

  @Test
  void eventsAloneAreEnough() {
    assertThat(
            query(
                    "orders",
                    Map.of(),
                    Optional.of(new EventRow("shop.stuck", Severity.WARNING, Optional.empty())))
                .metrics())
        .isEmpty();
  }

  @Test
  void aNameThatNoMetricCouldHaveIsRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> query("Open Orders", Map.of("open", metric("1")), Optional.empty()))
        .satisfies(e -> assertThat(e.key()).isEqualTo("name"));
  }

  @Test
  void aUnitThatIsNoneIsRefusedAtItsColumn() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> query("orders", Map.of("open", metric("no unit")), Optional.empty()))
        .satisfies(e -> assertThat(e.key()).isEqualTo("metrics.open"));
  }

  @Test
  void twoQueriesOfOneNameAreRefused() {
    CustomQuery query = query("orders", Map.of("open", metric("1")), Optional.empty());

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> CustomPart.check(List.of(query, query)))
        .withMessage("Two queries are named 'orders'.");
  }

  private static MetricColumn metric(String unit) {
    return new MetricColumn(Optional.empty(), unit, MetricColumn.Kind.GAUGE, "");
  }

  private static CustomQuery query(
      String name, Map<String, MetricColumn> metrics, Optional<EventRow> event) {
    return new CustomQuery(name, "SELECT 1", Optional.empty(), metrics, List.of(), event, 100);
  }
}
