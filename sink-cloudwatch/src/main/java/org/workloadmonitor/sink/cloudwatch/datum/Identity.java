package org.workloadmonitor.sink.cloudwatch.datum;

/**
 * A metric of CloudWatch, as it is billed.
 *
 * @param namespace where it belongs
 * @param metric a hash of its namespace, name and dimensions
 * @param leftOut how many attributes and tags found no place among its dimensions
 */
public record Identity(String namespace, long metric, int leftOut) {}
