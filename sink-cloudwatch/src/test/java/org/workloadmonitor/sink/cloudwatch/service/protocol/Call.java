package org.workloadmonitor.sink.cloudwatch.service.protocol;

import tools.jackson.databind.JsonNode;

/** A request to one operation, decoded. */
public sealed interface Call {

  /** The service by the name that signatures use: {@code monitoring}, {@code logs}, {@code sts}. */
  String service();

  /** The operation: {@code PutMetricData}. */
  String operation();

  /** A call in the Query protocol. */
  record Query(String service, String operation, Parameters parameters) implements Call {}

  /** A call in JSON 1.1. */
  record Json(String service, String operation, JsonNode body) implements Call {}
}
