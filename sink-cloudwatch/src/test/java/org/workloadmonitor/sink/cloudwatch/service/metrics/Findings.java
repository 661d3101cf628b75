package org.workloadmonitor.sink.cloudwatch.service.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.service.protocol.AwsError;

/**
 * What is wrong with a request. The service names every mistake of the kind that it answers for,
 * each on a line of its own.
 */
final class Findings {

  private final Map<String, List<String>> messages = new LinkedHashMap<>();

  /** A parameter that must be there is not. */
  void missing(String message) {
    add("MissingParameter", message);
  }

  /** A value that is not within its range. */
  void invalid(String message) {
    add("InvalidParameterValue", message);
  }

  /** Parameters that can't be used together. */
  void conflicting(String message) {
    add("InvalidParameterCombination", message);
  }

  /** Text that can't be read. */
  void malformed(String message) {
    add("MalformedInput", message);
  }

  private void add(String code, String message) {
    messages.computeIfAbsent(code, key -> new ArrayList<>()).add(message);
  }

  /** Fails if there is anything, with the kind that was found first. */
  void report() {
    messages.forEach(
        (code, lines) -> {
          throw AwsError.badRequest(code, String.join("\n", lines));
        });
  }
}
