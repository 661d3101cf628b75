package org.workloadmonitor.sink.cloudwatch.service.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One condition of a statement.
 *
 * @param key a condition key, whose case does not matter
 * @param wanted of which one must fit
 * @param patterns whether {@code *} and {@code ?} stand for other text
 */
public record Condition(String key, List<String> wanted, boolean patterns) {

  static Condition of(String operator, String key, List<String> wanted) {
    return switch (operator) {
      case "StringEquals" -> new Condition(key, wanted, false);
      case "StringLike" -> new Condition(key, wanted, true);
      default -> throw new IllegalArgumentException("Not understood: condition " + operator);
    };
  }

  boolean holds(Access access) {
    Map<String, String> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    context.putAll(access.context());
    String value = context.get(key);
    return value != null
        && wanted.stream().anyMatch(w -> patterns ? Elements.fits(w, value) : w.equals(value));
  }
}
