package org.workloadmonitor.core.plan;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.workloadmonitor.api.plan.ComponentPlan;
import org.workloadmonitor.api.plan.CostLine;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.SinkPlan;

/** A forecast for a person. */
public final class ForecastText {

  private final StringBuilder out = new StringBuilder();

  private ForecastText() {}

  /** The text, with a newline at its end. */
  public static String of(Forecast forecast) {
    ForecastText text = new ForecastText();
    if (forecast.sinks().isEmpty()) {
      text.line("There is no sink, so nothing is delivered and nothing is billed.");
    }
    forecast.sinks().forEach(sink -> sink.plan().ifPresent(plan -> text.billed(sink, plan)));
    text.total(forecast);
    text.unbilled(forecast);
    text.missing(forecast);
    return text.out.toString();
  }

  private void billed(PlannedSink sink, SinkPlan plan) {
    line("%s, in a month of %d hours".formatted(name(sink), PlanRequest.MONTH.toHours()));
    line("");
    components(plan);
    line("");
    costs(plan);
    line("");
    plan.notes().forEach(note -> line("  " + note));
    plan.warnings().forEach(warning -> line("  warning: " + warning));
    if (!plan.notes().isEmpty() || !plan.warnings().isEmpty()) {
      line("");
    }
  }

  private void components(SinkPlan plan) {
    Table table =
        new Table().line("component", "metrics", "requests", plan.currency().getCurrencyCode());
    for (ComponentPlan component : plan.components()) {
      table.line(
          component.component().id(),
          Figures.count(component.metrics()),
          Figures.count(component.requests()),
          Figures.amount(component.price()));
    }
    table.line(
        "total",
        Figures.count(plan.metrics()),
        Figures.count(plan.requests()),
        Figures.amount(plan.price()));
    out.append(table.text());
  }

  private void costs(SinkPlan plan) {
    String currency = plan.currency().getCurrencyCode();
    Table table = new Table().line("cost", "quantity", currency + " each", currency);
    for (CostLine cost : plan.costs()) {
      table.line(
          cost.what(),
          Figures.quantity(cost.quantity()),
          Figures.unitPrice(cost.unitPrice()),
          Figures.amount(cost.amount()));
    }
    table.line("total", "", "", Figures.amount(plan.price()));
    out.append(table.text());
  }

  /** Where more than one sink is billed. */
  private void total(Forecast forecast) {
    Map<String, BigDecimal> totals = new TreeMap<>();
    forecast.sinks().stream()
        .flatMap(sink -> sink.plan().stream())
        .forEach(plan -> totals.merge(code(plan.currency()), plan.price(), BigDecimal::add));
    if (forecast.sinks().stream().filter(sink -> sink.plan().isPresent()).count() > 1) {
      totals.forEach(
          (currency, price) ->
              line("All sinks together: " + currency + " " + Figures.amount(price) + " a month"));
      line("");
    }
  }

  private static String code(Currency currency) {
    return currency.getCurrencyCode();
  }

  private void unbilled(Forecast forecast) {
    List<PlannedSink> unbilled =
        forecast.sinks().stream().filter(sink -> sink.plan().isEmpty()).toList();
    unbilled.forEach(sink -> line(name(sink) + ": nothing is known to be billed."));
    if (!unbilled.isEmpty()) {
      line("");
    }
  }

  private static String name(PlannedSink sink) {
    return sink.id().equals(sink.type()) ? sink.id() : sink.id() + " (" + sink.type() + ")";
  }

  private void missing(Forecast forecast) {
    if (forecast.missing().isEmpty()) {
      return;
    }
    line("Not in these figures, because it could not be seen:");
    forecast.missing().forEach(gap -> line("  " + gap.what() + ": " + gap.reason()));
    line("");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
