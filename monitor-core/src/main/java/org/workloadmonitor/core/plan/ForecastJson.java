package org.workloadmonitor.core.plan;

import org.workloadmonitor.api.plan.ComponentPlan;
import org.workloadmonitor.api.plan.CostLine;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.SinkPlan;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A forecast for a script: {@code {"hours": 730, "sinks": [...], "missing": [...]}}. */
public final class ForecastJson {

  private ForecastJson() {}

  /** The text, with a newline at its end. */
  public static String of(Forecast forecast) {
    ObjectNode root = JsonText.object();
    root.put("hours", PlanRequest.MONTH.toHours());
    ArrayNode sinks = root.putArray("sinks");
    forecast.sinks().forEach(sink -> sink(sink, sinks.addObject()));
    ArrayNode missing = root.putArray("missing");
    forecast
        .missing()
        .forEach(gap -> missing.addObject().put("what", gap.what()).put("reason", gap.reason()));
    return JsonText.of(root);
  }

  private static void sink(PlannedSink sink, ObjectNode json) {
    json.put("id", sink.id());
    json.put("type", sink.type());
    json.put("billed", sink.plan().isPresent());
    sink.plan().ifPresent(plan -> plan(plan, json));
  }

  private static void plan(SinkPlan plan, ObjectNode json) {
    json.put("metrics", plan.metrics());
    json.put("requests", plan.requests());
    json.put("price", plan.price());
    json.put("currency", plan.currency().getCurrencyCode());
    ArrayNode components = json.putArray("components");
    plan.components().forEach(component -> component(component, components.addObject()));
    ArrayNode costs = json.putArray("costs");
    plan.costs().forEach(cost -> cost(cost, costs.addObject()));
    ArrayNode notes = json.putArray("notes");
    plan.notes().forEach(notes::add);
    ArrayNode warnings = json.putArray("warnings");
    plan.warnings().forEach(warnings::add);
  }

  private static void component(ComponentPlan component, ObjectNode json) {
    json.put("component", component.component().id());
    json.put("metrics", component.metrics());
    json.put("requests", component.requests());
    json.put("price", component.price());
  }

  private static void cost(CostLine cost, ObjectNode json) {
    json.put("what", cost.what());
    json.put("quantity", cost.quantity());
    json.put("unit_price", cost.unitPrice());
    json.put("amount", cost.amount());
  }
}
