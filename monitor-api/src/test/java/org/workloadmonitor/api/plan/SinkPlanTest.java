package org.workloadmonitor.api.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;

class SinkPlanTest {

  private static final Component WEB = new Component("web", "Web", "compute", Map.of());
  private static final Component DB = new Component("db", "Database", "database", Map.of());

  @Test
  void sumsUpMetricsAndPrice() {
    SinkPlan plan =
        new SinkPlan(
            List.of(component(WEB, 7), component(DB, 5)),
            100,
            List.of(line("12", "0.30"), line("100", "0.00001")),
            Currency.getInstance("USD"),
            List.of(),
            List.of());

    assertThat(plan.metrics()).isEqualTo(12);
    assertThat(plan.price()).isEqualByComparingTo("3.601");
  }

  @Test
  void holdsNoNegativeNumber() {
    assertThatThrownBy(() -> component(WEB, -1)).hasMessageContaining("metrics");
    assertThatThrownBy(() -> line("-1", "1")).hasMessageContaining("quantity");
    assertThatThrownBy(() -> line("1", "-1")).hasMessageContaining("unitPrice");
    assertThatThrownBy(
            () ->
                new SinkPlan(
                    List.of(), -1, List.of(), Currency.getInstance("USD"), List.of(), List.of()))
        .hasMessageContaining("requests");
  }

  private static ComponentPlan component(Component component, long metrics) {
    return new ComponentPlan(component, metrics, BigDecimal.TEN, BigDecimal.ONE);
  }

  private static CostLine line(String quantity, String unitPrice) {
    return new CostLine("things", new BigDecimal(quantity), new BigDecimal(unitPrice));
  }
}
