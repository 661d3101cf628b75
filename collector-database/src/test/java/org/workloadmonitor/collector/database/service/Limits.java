package org.workloadmonitor.collector.database.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the API reference of Performance Insights says of requests. */
final class Limits {

  private static final Set<Integer> PERIODS = Set.of(1, 60, 300, 3600, 86400);
  private static final Duration OLDEST = Duration.ofDays(7);

  /** DimensionGroup: the groups and their dimensions. */
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "db", List.of("db.name"),
          "db.application", List.of("db.application.name"),
          "db.host", List.of("db.host.id", "db.host.name"),
          "db.user", List.of("db.user.id", "db.user.name"),
          "db.sql", List.of("db.sql.id", "db.sql.db_id", "db.sql.statement", "db.sql.tokenized_id"),
          "db.sql_tokenized",
              List.of(
                  "db.sql_tokenized.id", "db.sql_tokenized.db_id", "db.sql_tokenized.statement"),
          "db.wait_event", List.of("db.wait_event.name", "db.wait_event.type"),
          "db.wait_event_type", List.of("db.wait_event_type.name"),
          "db.session_type", List.of("db.session_type.name"));

  private static final Set<String> POSTGRESQL_ONLY = Set.of("db.application", "db.session_type");

  private Limits() {}

  static void checkMetrics(JsonNode request, Instant now, FakeInstance instance) throws Refusal {
    checkPage(request);
    JsonNode queries = request.path("MetricQueries");
    require(
        queries.size() >= 1 && queries.size() <= 15,
        "1 to 15 MetricQueries, not " + queries.size());
    require(
        PERIODS.contains(request.path("PeriodInSeconds").asInt(0)),
        "PeriodInSeconds is none of " + PERIODS);
    Instant start = time(request, "StartTime");
    require(start.isBefore(time(request, "EndTime")), "StartTime must be earlier than EndTime");
    require(!start.isBefore(now.minus(OLDEST)), "StartTime is earlier than 7 days ago");
    for (JsonNode query : queries) {
      checkQuery(query, instance);
    }
  }

  private static void checkQuery(JsonNode query, FakeInstance instance) throws Refusal {
    String metric = query.path("Metric").asString("");
    require(metric.matches(".+\\.(avg|min|max|sum)"), "No aggregate function: '" + metric + "'");
    JsonNode groupBy = query.path("GroupBy");
    if (groupBy.isMissingNode()) {
      require(
          metric.equals("db.load.avg") || instance.hasCounter(metric), "Unknown metric " + metric);
      return;
    }
    require(metric.equals("db.load.avg"), metric + " has no dimensions");
    String group = groupBy.path("Group").asString("");
    List<String> known = GROUPS.get(group);
    require(known != null, "Unknown group " + group);
    require(
        !POSTGRESQL_ONLY.contains(group) || instance.isPostgresql(),
        "The engine has no group " + group);
    require(groupBy.path("Dimensions").size() <= 10, "More than 10 dimensions");
    for (JsonNode dimension : groupBy.path("Dimensions")) {
      require(known.contains(dimension.asString()), "Unknown dimension " + dimension);
    }
    int limit = groupBy.path("Limit").asInt(25);
    require(limit >= 1 && limit <= 25, "Limit must be from 1 to 25, not " + limit);
  }

  static void checkAvailable(JsonNode request) throws Refusal {
    checkPage(request);
    require(!request.path("MetricTypes").isEmpty(), "No MetricTypes");
    Set<String> types = Set.of("os", "db", "db.sql.stats", "db.sql_tokenized.stats");
    for (JsonNode type : request.path("MetricTypes")) {
      require(types.contains(type.asString()), "Unknown metric type " + type);
    }
  }

  private static void checkPage(JsonNode request) throws Refusal {
    require(request.path("ServiceType").asString("").equals("RDS"), "ServiceType must be RDS");
    int page = request.path("MaxResults").asInt(25);
    require(page >= 0 && page <= 25, "MaxResults must be from 0 to 25, not " + page);
  }

  static Instant time(JsonNode request, String name) throws Refusal {
    require(request.path(name).isNumber(), name + " is no number of seconds");
    return Instant.ofEpochMilli(Math.round(request.path(name).asDouble() * 1e3));
  }

  private static void require(boolean condition, String message) throws Refusal {
    if (!condition) {
      throw Refusal.invalid(message);
    }
  }
}
