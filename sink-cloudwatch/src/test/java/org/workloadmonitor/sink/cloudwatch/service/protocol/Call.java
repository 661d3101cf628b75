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

  /**
   * A call in JSON.
   *
   * @param version 1.0 or 1.1
   * @param queryMode whether the client wants to hear the Query protocol's error codes, too
   */
  record Json(String service, String operation, JsonNode body, String version, boolean queryMode)
      implements Call {

    /** The body as the Query protocol would have it. */
    public Parameters parameters() {
      return JsonMembers.of(body);
    }

    String contentType() {
      return "application/x-amz-json-" + version;
    }
  }
}
