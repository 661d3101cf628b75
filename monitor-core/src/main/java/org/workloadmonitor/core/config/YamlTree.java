package org.workloadmonitor.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML document with the place of everything in it; aliases and merge keys are resolved. */
sealed interface YamlTree {

  Place place();

  /** What this is, as a message says it. */
  String form();

  /**
   * A single value.
   *
   * @param text without quotes and escapes; placeholders as they were written
   * @param plain whether it had no quotes, so that it may also be a number, a truth value or
   *     nothing
   */
  record Scalar(Place place, String text, boolean plain) implements YamlTree {

    /** Whether this is YAML's null: a key with nothing after it, {@code null} or {@code ~}. */
    boolean isNull() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }

    @Override
    public String form() {
      return isNull() ? "nothing" : "a single value";
    }
  }

  /** A list. */
  record Sequence(Place place, List<YamlTree> elements) implements YamlTree {
    public Sequence {
      elements = List.copyOf(elements);
    }

    @Override
    public String form() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the file. */
  record Mapping(Place place, Map<String, Entry> entries) implements YamlTree {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key, or null if it is not there. */
    @Nullable YamlTree get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }

    @Override
    public String form() {
      return "a mapping";
    }
  }

  /**
   * A key's place and its value.
   *
   * @param keyPlace where the key stands
   */
  record Entry(Place keyPlace, YamlTree value) {}

  /** Whether this is YAML's null. */
  static boolean isNull(YamlTree tree) {
    return tree instanceof Scalar scalar && scalar.isNull();
  }
}
