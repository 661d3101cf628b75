package org.workloadmonitor.collector.external.http;

import com.jayway.jsonpath.Configuration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.Secret;

/** JSON of what was written as YAML. */
final class JsonText {

  private JsonText() {}

  /**
   * The JSON of a value.
   *
   * @param fill fills in the places of every text
   */
  static String of(Object value, Fill fill) {
    // The provider writes lists and mappings only, so the value goes as a list of itself alone.
    String list =
        Configuration.defaultConfiguration()
            .jsonProvider()
            .toJson(Collections.singletonList(plain(value, fill)));
    return list.substring(1, list.length() - 1);
  }

  private static @Nullable Object plain(@Nullable Object value, Fill fill) {
    return switch (value) {
      case Secret secret -> fill.text(secret.reveal());
      case String text -> fill.text(text);
      case List<?> list -> list.stream().map(one -> plain(one, fill)).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        map.forEach((key, one) -> filled.put(String.valueOf(key), plain(one, fill)));
        yield filled;
      }
      case null, default -> value;
    };
  }
}
