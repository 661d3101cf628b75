package org.workloadmonitor.core.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.config.Shape.Block;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/** Makes a record of a mapping: finds each key's value or default, and calls the constructor. */
final class RecordBinder {

  private final Binder values;
  private final Shapes shapes;
  private final Redaction redaction;
  private final Problems problems;

  RecordBinder(Binder values, Shapes shapes, Redaction redaction, Problems problems) {
    this.values = values;
    this.shapes = shapes;
    this.redaction = redaction;
    this.problems = problems;
  }

  /**
   * Binds a mapping.
   *
   * @param others keys of the mapping that somebody else reads
   * @return null if a problem was reported
   * @throws BadRecord if the record breaks a rule
   */
  <R extends Record> @Nullable R bind(Class<R> type, Mapping block, Collection<String> others) {
    List<Field> fields = shapes.fields(type);
    UnknownKeys unknown = unknownKeys(fields, block, others);
    boolean complete = !unknown.any();
    @Nullable Object[] arguments = new @Nullable Object[fields.size()];
    for (int i = 0; i < arguments.length; i++) {
      Object value = value(type, fields.get(i), block, unknown);
      complete &= value != null;
      arguments[i] = value;
    }
    return complete ? construct(type, arguments, block) : null;
  }

  private UnknownKeys unknownKeys(List<Field> fields, Mapping block, Collection<String> others) {
    Set<String> known = new LinkedHashSet<>();
    fields.forEach(field -> known.add(field.key()));
    known.addAll(others);
    return UnknownKeys.report(block, known, problems);
  }

  private @Nullable Object value(Class<?> type, Field field, Mapping block, UnknownKeys unknown) {
    YamlTree written = block.get(field.key());
    if (written != null && !(YamlTree.isNull(written) && shapes.isOptional(field))) {
      return values.value(field.shape(), written, Quote.of(field.key()));
    }
    if (field.defaultText().isPresent()) {
      return standard(type, field, field.defaultText().get(), block.place());
    }
    Object absent = field.shape().whenAbsent();
    if (absent != null) {
      return absent;
    }
    return field.shape() instanceof Block nested && shapes.isOptional(field)
        ? bind(nested.type(), new Mapping(block.place(), Map.of()), List.of())
        : missing(field, block, unknown);
  }

  private @Nullable Object missing(Field field, Mapping block, UnknownKeys unknown) {
    if (!unknown.meant().contains(field.key())) {
      String description = field.description().isEmpty() ? "" : " " + field.description();
      problems.error(
          block.place(),
          "The key %s is missing here.%s".formatted(Quote.of(field.key()), description));
    }
    return null;
  }

  private Object standard(Class<?> type, Field field, String text, Place place) {
    Problems found = new Problems();
    Object value =
        Defaults.tree(text, place, found)
            .map(tree -> values.reportingTo(found).value(field.shape(), tree, "the default"))
            .orElse(null);
    if (value == null) {
      throw new BadRecord(
          "in its record %s, the default '%s' of '%s' is wrong"
              .formatted(type.getName(), text, field.key()));
    }
    return value;
  }

  private <R extends Record> @Nullable R construct(
      Class<R> type, @Nullable Object[] arguments, Mapping block) {
    try {
      return PluginCode.call(type, () -> constructor(type).newInstance(arguments));
    } catch (PluginFault e) {
      e.refusal()
          .ifPresentOrElse(
              refusal -> refused(type, refusal, block), () -> broke(type, e.deed(), block));
      return null;
    }
  }

  private static <R extends Record> Constructor<R> constructor(Class<R> type)
      throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<R> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }

  private void refused(Class<?> type, PluginFault.Refusal refusal, Mapping block) {
    String message = redaction.clean(refusal.message());
    String key = refusal.key();
    problems.error(
        place(block, key),
        message.isBlank()
            ? "This was refused by %s, which gives no reason.".formatted(type.getName())
            : key.isEmpty() || message.contains(key) ? message : Quote.of(key) + ": " + message);
  }

  private void broke(Class<?> type, String deed, Mapping block) {
    problems.error(
        block.place(),
        "This can't be used: %s %s. This is a fault of the plugin."
            .formatted(type.getName(), redaction.clean(deed)));
  }

  /** The place of the value at a path of keys and of numbers in lists, as far as the path goes. */
  private static Place place(Mapping block, String path) {
    YamlTree at = block;
    for (String key : path.split("\\.", -1)) {
      YamlTree next = child(at, key);
      if (next == null) {
        break;
      }
      at = next;
    }
    return at.place();
  }

  private static @Nullable YamlTree child(YamlTree tree, String key) {
    return switch (tree) {
      case Mapping mapping -> mapping.get(key);
      case Sequence list ->
          IntStream.range(0, list.elements().size())
              .filter(i -> Integer.toString(i).equals(key))
              .mapToObj(list.elements()::get)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }
}
