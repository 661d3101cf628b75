package org.workloadmonitor.core.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.core.config.ScalarType.WrongForm;
import org.workloadmonitor.core.config.Shape.Anything;
import org.workloadmonitor.core.config.Shape.Block;
import org.workloadmonitor.core.config.Shape.Bound;
import org.workloadmonitor.core.config.Shape.Bounds;
import org.workloadmonitor.core.config.Shape.Choice;
import org.workloadmonitor.core.config.Shape.Many;
import org.workloadmonitor.core.config.Shape.Maybe;
import org.workloadmonitor.core.config.Shape.One;
import org.workloadmonitor.core.config.Shape.Table;

/**
 * Reads off records which keys they declare, and remembers it. The one place that knows the rules
 * of {@link org.workloadmonitor.api.config}; binding and the JSON Schema both build on it. For one
 * thread.
 */
final class Shapes {

  private static final Set<Class<?>> RANGED =
      Set.of(Integer.class, Long.class, Double.class, Duration.class, ByteSize.class);

  private final Map<Class<?>, List<Field>> known = new HashMap<>();

  /**
   * The keys of a record, in the order of its components.
   *
   * @throws BadRecord if the record breaks a rule or its classes can't be loaded
   */
  List<Field> fields(Class<? extends Record> type) {
    List<Field> fields = known.get(type);
    if (fields == null) {
      fields = read(type);
      known.put(type, fields);
    }
    return fields;
  }

  private static List<Field> read(Class<? extends Record> type) {
    try {
      return PluginCode.call(type, () -> declared(type));
    } catch (PluginFault e) {
      throw e.getCause() instanceof BadRecord bad
          ? bad
          : new BadRecord("its record %s %s".formatted(type.getName(), e.deed()));
    }
  }

  private static List<Field> declared(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new BadRecord("its configuration class %s is not a record".formatted(type.getName()));
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      Field field = field(component);
      if (fields.put(field.key(), field) != null) {
        throw bad(component, "has the key of another component");
      }
    }
    return List.copyOf(fields.values());
  }

  private static Field field(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    Default standard = component.getAnnotation(Default.class);
    Description description = component.getAnnotation(Description.class);
    return new Field(
        key == null ? snakeCase(component.getName()) : key.value(),
        shape(component.getGenericType(), component),
        Optional.ofNullable(standard).map(Default::value),
        description == null ? "" : description.value());
  }

  static String snakeCase(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        words.append('_');
      }
      words.append(Character.toLowerCase(c));
    }
    return words.toString();
  }

  private static Shape shape(Type type, RecordComponent component) {
    if (type instanceof ParameterizedType parameterized) {
      return generic(parameterized, component);
    }
    if (type instanceof Class<?> plain) {
      return plain(plain, component);
    }
    throw bad(component, "is of type %s, which no key can have".formatted(type.getTypeName()));
  }

  private static Shape generic(ParameterizedType type, RecordComponent component) {
    Type[] of = type.getActualTypeArguments();
    Type raw = type.getRawType();
    if (raw == Optional.class) {
      return new Maybe(shape(of[0], component));
    }
    if (raw == List.class || raw == Set.class) {
      return new Many(shape(of[0], component), raw == Set.class);
    }
    if (raw == Map.class && of[0] == String.class) {
      return new Table(shape(of[1], component));
    }
    throw bad(component, "is of type %s, which no key can have".formatted(type.getTypeName()));
  }

  private static Shape plain(Class<?> type, RecordComponent component) {
    if (type == Object.class) {
      return new Anything();
    }
    if (type.isEnum()) {
      return new Choice(words(type));
    }
    Optional<ScalarType> scalar = ScalarTypes.of(type);
    if (type.isRecord() && type != ByteSize.class) {
      return new Block(type.asSubclass(Record.class), scalar);
    }
    return scalar
        .map(known -> new One(known, bounds(known, component)))
        .orElseThrow(
            () -> bad(component, "is of type %s, which no key can have".formatted(type.getName())));
  }

  private static Map<String, Object> words(Class<?> type) {
    Map<String, Object> words = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      words.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
    }
    return words;
  }

  private static Optional<Bounds> bounds(ScalarType type, RecordComponent component) {
    Range range = component.getAnnotation(Range.class);
    if (range == null) {
      return Optional.empty();
    }
    if (!RANGED.contains(type.type())) {
      throw bad(component, "has a @Range, but no order");
    }
    return Optional.of(
        new Bounds(bound(type, range.min(), component), bound(type, range.max(), component)));
  }

  @SuppressWarnings("unchecked") // every class in RANGED is comparable with itself
  private static @Nullable Bound bound(ScalarType type, String text, RecordComponent component) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return new Bound((Comparable<Object>) type.reader().read(text, Place.NOWHERE), text);
    } catch (WrongForm | PluginFault e) {
      throw bad(component, "has a @Range that can't be read: " + text);
    }
  }

  private static BadRecord bad(RecordComponent component, String what) {
    return new BadRecord(
        "in its record %s, '%s' %s"
            .formatted(component.getDeclaringRecord().getName(), component.getName(), what));
  }

  /** Whether a file may say nothing of a key. */
  boolean isOptional(Field field) {
    return isOptional(field, new HashSet<>());
  }

  private boolean isOptional(Field field, Set<Class<?>> inside) {
    if (field.defaultText().isPresent() || field.shape().whenAbsent() != null) {
      return true;
    }
    return field.shape() instanceof Block block
        && inside.add(block.type())
        && fields(block.type()).stream().allMatch(inner -> isOptional(inner, inside));
  }

  /**
   * Reads a record and all that it holds, so that a rule broken in its depths is found although no
   * file goes there.
   *
   * @throws BadRecord as {@link #fields}
   */
  void check(Class<? extends Record> type) {
    List<Class<? extends Record>> open = new ArrayList<>(List.of(type));
    Set<Class<?>> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Class<? extends Record> next = open.removeLast();
      if (seen.add(next)) {
        fields(next).forEach(field -> field.shape().record().ifPresent(open::add));
      }
    }
  }
}
