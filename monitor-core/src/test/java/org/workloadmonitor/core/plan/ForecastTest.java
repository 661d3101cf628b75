package org.workloadmonitor.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.plan.ComponentPlan;
import org.workloadmonitor.api.plan.CostLine;
import org.workloadmonitor.api.plan.SinkPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ForecastTest {

  private static final SinkPlan PLAN =
      new SinkPlan(
          List.of(
              component("web_server_01", 212, "21900.5", "63.82"),
              component("db", 1057, "10949.5", "317.21")),
          32_850,
          List.of(
              new CostLine("metrics", new BigDecimal("1269"), new BigDecimal("0.30")),
              new CostLine("requests", new BigDecimal("32850"), new BigDecimal("0.00001"))),
          Currency.getInstance("USD"),
          List.of("Prices of eu-west-1."),
          List.of("269 metrics exceed max_metrics."));

  @Test
  void isATableForPeople() {
    assertThat(
            ForecastText.of(
                new Forecast(
                    List.of(new PlannedSink("cloudwatch", "cloudwatch", Optional.of(PLAN))),
                    List.of())))
        .isEqualTo(
            """
            cloudwatch, in a month of 730 hours

              component       metrics   requests      USD
              web_server_01       212     21,901    63.82
              db                1,057     10,950   317.21
              total             1,269     32,850   381.03

              cost       quantity   USD each      USD
              metrics       1,269       0.30   380.70
              requests     32,850    0.00001     0.33
              total                            381.03

              Prices of eu-west-1.
              warning: 269 metrics exceed max_metrics.

            """);
  }

  @Test
  void sumsUpSeveralSinks() {
    String text =
        ForecastText.of(
            new Forecast(
                List.of(
                    billed("ireland"),
                    billed("frankfurt"),
                    new PlannedSink("console", "console", Optional.empty())),
                List.of()));

    assertThat(text)
        .contains(
            "ireland (cloudwatch), in",
            "frankfurt (cloudwatch), in",
            "console: nothing is known to be billed.",
            "All sinks together: USD 762.06 a month");
  }

  @Test
  void saysWhatIsNotInIt() {
    String text =
        ForecastText.of(
            new Forecast(List.of(), List.of(new Missing("Collector host of web", "no /proc"))));

    assertThat(text).contains("There is no sink", "  Collector host of web: no /proc");
  }

  @Test
  void isJsonForScripts() {
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(
                ForecastJson.of(
                    new Forecast(
                        List.of(
                            billed("ireland"),
                            new PlannedSink("console", "console", Optional.empty())),
                        List.of(new Missing("Collector host of web", "no /proc")))));

    assertThat(json.at("/hours").intValue()).isEqualTo(730);
    assertThat(json.at("/sinks/0/id").stringValue()).isEqualTo("ireland");
    assertThat(json.at("/sinks/0/type").stringValue()).isEqualTo("cloudwatch");
    assertThat(json.at("/sinks/0/metrics").longValue()).isEqualTo(1269);
    assertThat(json.at("/sinks/0/requests").longValue()).isEqualTo(32_850);
    assertThat(json.at("/sinks/0/price").decimalValue()).isEqualByComparingTo("381.0285");
    assertThat(json.at("/sinks/0/currency").stringValue()).isEqualTo("USD");
    assertThat(json.at("/sinks/0/components/1/component").stringValue()).isEqualTo("db");
    assertThat(json.at("/sinks/0/components/1/metrics").longValue()).isEqualTo(1057);
    assertThat(json.at("/sinks/0/costs/1/unit_price").decimalValue())
        .isEqualByComparingTo("0.00001");
    assertThat(json.at("/sinks/0/warnings/0").stringValue()).contains("max_metrics");
    assertThat(json.at("/sinks/1/billed").booleanValue()).isFalse();
    assertThat(json.at("/missing/0/reason").stringValue()).isEqualTo("no /proc");
  }

  private static PlannedSink billed(String id) {
    return new PlannedSink(id, "cloudwatch", Optional.of(PLAN));
  }

  private static ComponentPlan component(String id, long metrics, String requests, String price) {
    return new ComponentPlan(
        new Component(id, id, "compute", Map.of()),
        metrics,
        new BigDecimal(requests),
        new BigDecimal(price));
  }
}
