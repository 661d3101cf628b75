package org.workloadmonitor.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of the workload that is watched: a host, a database, an application, a service of others.
 *
 * @param id unique in the agent; letters, digits, {@code _}, {@code -} and {@code .}
 * @param name for people; the id where the configuration gives none
 * @param type what it is: {@code compute}, {@code database}, {@code external_service}, ...;
 *     lower-case letters, digits and {@code _}
 * @param tags what the operator wrote beside it, in the order of the file; unmodifiable
 */
public record Component(String id, String name, String type, Map<String, String> tags) {

  /** Checks for blank words and copies the tags. */
  public Component {
    requireText(id, "id");
    requireText(name, "name");
    requireText(type, "type");
    tags.forEach((key, value) -> requireText(key, "tag name"));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  private static void requireText(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A component's " + what + " must not be blank.");
    }
  }
}
