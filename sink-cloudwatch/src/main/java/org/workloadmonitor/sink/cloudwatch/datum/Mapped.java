package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.List;

/**
 * A point in the form of CloudWatch.
 *
 * @param namespace where it belongs
 * @param data what is sent: one datum, more where there are more than 150 distinct values, none
 *     where nothing was measured
 * @param metric a hash of what CloudWatch tells metrics apart by: namespace, name and dimensions
 * @param series a hash of what the agent tells series apart by: component, metric and attributes
 * @param leftOut how many attributes and tags found no place among the dimensions
 */
public record Mapped(String namespace, List<Datum> data, long metric, long series, int leftOut) {}
