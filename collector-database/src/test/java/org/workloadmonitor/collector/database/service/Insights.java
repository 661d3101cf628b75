package org.workloadmonitor.collector.database.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of Performance Insights. Each grouped query gives its total first and then its parts,
 * and points bear the end of their period, as in the examples of the RDS User Guide.
 */
final class Insights {

  private static final JsonMapper JSON = new JsonMapper();

  private Insights() {}

  static ObjectNode metrics(JsonNode request, FakeInstance instance) throws Refusal {
    List<ObjectNode> all = new ArrayList<>();
    for (JsonNode query : request.path("MetricQueries")) {
      JsonNode groupBy = query.path("GroupBy");
      String metric = query.path("Metric").asString();
      if (groupBy.isMissingNode() && instance.hasCounter(metric)) {
        double value = instance.counter(metric).value();
        all.add(series(request, instance, metric, Map.of(), value));
        continue;
      }
      for (FakeInstance.Series total : instance.top("", 1)) {
        all.add(series(request, instance, metric, Map.of(), total.value()));
      }
      if (!groupBy.isMissingNode()) {
        String group = groupBy.path("Group").asString();
        for (FakeInstance.Series part : instance.top(group, groupBy.path("Limit").asInt(25))) {
          all.add(series(request, instance, metric, part.dimensions(), part.value()));
        }
      }
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.put("Identifier", instance.resourceId());
    answer.set("AlignedStartTime", request.path("StartTime"));
    answer.set("AlignedEndTime", request.path("EndTime"));
    return page(answer, "MetricList", all, request);
  }

  private static ObjectNode series(
      JsonNode request,
      FakeInstance instance,
      String metric,
      Map<String, String> dimensions,
      double value)
      throws Refusal {
    ObjectNode series = JSON.createObjectNode();
    ObjectNode key = series.putObject("Key");
    key.put("Metric", metric);
    if (!dimensions.isEmpty()) {
      ObjectNode named = key.putObject("Dimensions");
      dimensions.forEach(named::put);
    }
    ArrayNode points = series.putArray("DataPoints");
    long period = request.path("PeriodInSeconds").asLong();
    long end = Limits.time(request, "EndTime").getEpochSecond();
    long start = Limits.time(request, "StartTime").getEpochSecond();
    for (long at = (start / period + 1) * period; at <= end; at += period) {
      Instant time = Instant.ofEpochSecond(at);
      if (instance.isThere(time)) {
        ObjectNode point = points.addObject();
        point.put("Timestamp", (double) at);
        if (instance.hasNumber(time)) {
          point.put("Value", value);
        } else if (at / period % 2 == 0) {
          point.put("Value", "NaN");
        }
      }
    }
    return series;
  }

  static ObjectNode available(JsonNode request, FakeInstance instance) throws Refusal {
    List<ObjectNode> all = new ArrayList<>();
    for (FakeInstance.Counter counter : instance.counters()) {
      for (JsonNode type : request.path("MetricTypes")) {
        if (counter.name().startsWith(type.asString() + ".")) {
          ObjectNode metric = JSON.createObjectNode();
          metric.put("Metric", counter.name());
          metric.put("Unit", counter.unit());
          metric.put("Description", counter.description());
          all.add(metric);
        }
      }
    }
    return page(JSON.createObjectNode(), "Metrics", all, request);
  }

  private static ObjectNode page(
      ObjectNode answer, String list, List<ObjectNode> all, JsonNode request) throws Refusal {
    int size = request.path("MaxResults").asInt(25);
    int from = token(request, all.size());
    int to = Math.min(all.size(), from + size);
    answer.putArray(list).addAll(all.subList(from, to));
    if (to < all.size()) {
      answer.put("NextToken", "from-" + to);
    }
    return answer;
  }

  private static int token(JsonNode request, int most) throws Refusal {
    String token = request.path("NextToken").asString("from-0");
    int from = token.matches("from-\\d{1,6}") ? Integer.parseInt(token.substring(5)) : -1;
    if (from < 0 || from > most) {
      throw Refusal.invalid("The NextToken is not one of ours.");
    }
    return from;
  }
}
