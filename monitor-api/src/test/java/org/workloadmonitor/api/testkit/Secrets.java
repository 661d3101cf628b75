package org.workloadmonitor.api.testkit;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.Secret;

/** The secrets that a configuration record holds, wherever in it they are. */
final class Secrets {

  private Secrets() {}

  /** The texts of all secrets but empty ones. */
  static List<String> in(Record configuration) {
    List<String> found = new ArrayList<>();
    collect(configuration, found);
    return List.copyOf(found);
  }

  /** The secrets that can be read in a text. */
  static List<String> shown(List<String> secrets, String text) {
    return secrets.stream().filter(text::contains).toList();
  }

  private static void collect(@Nullable Object value, List<String> found) {
    switch (value) {
      case null -> {}
      case Secret secret when !secret.isEmpty() -> found.add(secret.reveal());
      case Optional<?> optional -> optional.ifPresent(inner -> collect(inner, found));
      case Iterable<?> several when !(value instanceof java.nio.file.Path) ->
          several.forEach(inner -> collect(inner, found));
      case Map<?, ?> map -> map.values().forEach(inner -> collect(inner, found));
      case Record inner -> {
        for (RecordComponent component : inner.getClass().getRecordComponents()) {
          collect(Records.read(inner, component), found);
        }
      }
      default -> {}
    }
  }
}
