package org.workloadmonitor.api.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;

/**
 * One key of a configuration block, as {@link org.workloadmonitor.api.config} derives it from a
 * record component.
 *
 * @param path the keys from the block inwards, joined by dots
 * @param type the component's type, without Optional, List, Set or Map around it
 * @param presence the default, {@code required} or {@code optional}
 * @param description what the component's annotation says; empty without one
 */
record ConfigKey(String path, Class<?> type, String presence, String description) {

  /** All keys of a record, those of nested records behind the key that holds them. */
  static List<ConfigKey> of(Class<?> configuration) {
    List<ConfigKey> keys = new ArrayList<>();
    collect("", configuration, keys, Set.of(configuration));
    return List.copyOf(keys);
  }

  private static void collect(
      String prefix, Class<?> configuration, List<ConfigKey> keys, Set<Class<?>> above) {
    for (RecordComponent component : configuration.getRecordComponents()) {
      Class<?> type = innermost(component.getGenericType());
      ConfigKey key =
          new ConfigKey(
              prefix + name(component), type, presence(component), description(component));
      keys.add(key);
      if (type.isRecord() && !ConfigTypes.isScalar(type) && !above.contains(type)) {
        Set<Class<?>> path = new java.util.HashSet<>(above);
        path.add(type);
        collect(key.path() + ".", type, keys, path);
      }
    }
  }

  private static String name(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    return key != null
        ? key.value()
        : component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String presence(RecordComponent component) {
    Default given = component.getAnnotation(Default.class);
    if (given != null) {
      return given.value();
    }
    Class<?> type = component.getType();
    boolean optional =
        List.of(Optional.class, List.class, Set.class, Map.class).contains(type)
            || (type.isRecord() && !ConfigTypes.isScalar(type));
    return optional ? "optional" : "required";
  }

  private static String description(RecordComponent component) {
    Description description = component.getAnnotation(Description.class);
    return description == null ? "" : description.value();
  }

  /** The T of {@code Optional<T>}, {@code List<T>}, {@code Set<T>}, {@code Map<String, T>}. */
  static Class<?> innermost(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType wrapped when ConfigTypes.isWrapper(wrapped.getRawType()) ->
          innermost(wrapped.getActualTypeArguments()[wrapped.getActualTypeArguments().length - 1]);
      case ParameterizedType other -> (Class<?>) other.getRawType();
      default -> Object.class;
    };
  }
}
