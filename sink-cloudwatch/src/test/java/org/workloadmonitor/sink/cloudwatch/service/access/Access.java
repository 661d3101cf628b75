package org.workloadmonitor.sink.cloudwatch.service.access;

import java.util.Map;

/**
 * What a caller is about to do.
 *
 * @param action {@code cloudwatch:PutMetricData}
 * @param resource an ARN, or {@code *} where the action knows no resources
 * @param context the condition keys that the service offers for this action, by name
 */
public record Access(String action, String resource, Map<String, String> context) {

  /** An action on a resource, without condition keys. */
  public static Access to(String action, String resource) {
    return new Access(action, resource, Map.of());
  }

  @Override
  public String toString() {
    return action + (resource.equals("*") ? "" : " on resource: " + resource);
  }
}
