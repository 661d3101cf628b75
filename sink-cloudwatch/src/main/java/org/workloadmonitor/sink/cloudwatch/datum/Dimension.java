package org.workloadmonitor.sink.cloudwatch.datum;

/**
 * What tells a metric from others of its name.
 *
 * @param name 1 to 255 printable ASCII characters, not beginning with a colon
 * @param value 1 to 1,024 printable ASCII characters, at least one of them no space
 */
public record Dimension(String name, String value) {}
