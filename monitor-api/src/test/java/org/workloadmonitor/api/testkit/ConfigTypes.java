package org.workloadmonitor.api.testkit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;

/** The table of types in {@link org.workloadmonitor.api.config}. */
final class ConfigTypes {

  private static final Set<Type> SCALARS =
      Set.of(
          String.class,
          boolean.class,
          Boolean.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          double.class,
          Double.class,
          Duration.class,
          URI.class,
          Path.class,
          Pattern.class,
          Secret.class,
          ByteSize.class,
          Object.class);

  private static final Set<Type> WRAPPERS =
      Set.of(Optional.class, List.class, Set.class, Map.class);

  private ConfigTypes() {}

  static boolean isWrapper(Type type) {
    return WRAPPERS.contains(type);
  }

  static boolean isScalar(Class<?> type) {
    return SCALARS.contains(type) || type.isEnum() || hasParse(type);
  }

  static boolean isSupported(Class<?> type) {
    return isScalar(type) || type.isRecord();
  }

  private static boolean hasParse(Class<?> type) {
    return hasParse(type, String.class) || hasParse(type, String.class, List.class);
  }

  private static boolean hasParse(Class<?> type, Class<?>... parameters) {
    try {
      Method parse = type.getMethod("parse", parameters);
      return Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
