package org.workloadmonitor.sink.cloudwatch.service.logs;

import java.time.Instant;

/**
 * An event that the service has taken.
 *
 * @param group of the stream
 * @param stream that it was written to
 * @param timestamp in whole milliseconds
 * @param message any text
 */
public record LogEvent(String group, String stream, Instant timestamp, String message) {}
