package org.workloadmonitor.sink.cloudwatch.logs;

/**
 * One event as PutLogEvents takes it.
 *
 * @param item its place in the batch that it came with
 * @param millis when it happened, in milliseconds since 1970
 * @param text the event as a line of JSON
 * @param bytes what the service counts for it: its text in UTF-8, and 26
 */
record LogLine(int item, long millis, String text, int bytes) {}
