package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.config.Shape.Anything;
import org.workloadmonitor.core.config.Shape.Block;
import org.workloadmonitor.core.config.Shape.Choice;
import org.workloadmonitor.core.config.Shape.Many;
import org.workloadmonitor.core.config.Shape.Maybe;
import org.workloadmonitor.core.config.Shape.One;
import org.workloadmonitor.core.config.Shape.Table;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Scalar;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/**
 * Makes values of YAML trees, by their shapes. Where that can't be it reports why, goes on with the
 * rest, and gives null in the end. One binder serves one block: what its placeholders bring is kept
 * out of its messages.
 */
final class Binder {

  private final Problems problems;
  private final Shapes shapes;
  private final Placeholders placeholders;
  private final Redaction redaction;
  private final ScalarBinder scalars;
  private final RecordBinder records;

  Binder(Shapes shapes, Placeholders placeholders, Problems problems) {
    this(shapes, placeholders, new Redaction(), problems);
  }

  private Binder(Shapes shapes, Placeholders placeholders, Redaction redaction, Problems problems) {
    this.problems = problems;
    this.shapes = shapes;
    this.placeholders = placeholders;
    this.redaction = redaction;
    this.scalars = new ScalarBinder(placeholders, redaction, problems);
    this.records = new RecordBinder(this, shapes, redaction, problems);
  }

  /** The same binder with another ear for its problems. */
  Binder reportingTo(Problems others) {
    return new Binder(shapes, placeholders, redaction, others);
  }

  /**
   * Binds a block to a record.
   *
   * @param others keys of the block that somebody else reads
   * @return null if a problem was reported
   * @throws BadRecord if the record breaks a rule
   */
  <R extends Record> @Nullable R record(Class<R> type, Mapping block, Collection<String> others) {
    return records.bind(type, block, others);
  }

  /**
   * Binds a value.
   *
   * @param what names the value in messages, to be followed by "must be"
   * @return null if a problem was reported
   * @throws BadRecord if a record breaks a rule
   */
  @Nullable Object value(Shape shape, YamlTree tree, String what) {
    return switch (shape) {
      case One one when tree instanceof Scalar scalar -> scalars.one(one, scalar, what);
      case Choice choice when tree instanceof Scalar scalar -> scalars.choice(choice, scalar, what);
      case Block block -> block(block, tree, what);
      case Many many when !YamlTree.isNull(tree) -> many(many, tree, what);
      case Table table when tree instanceof Mapping mapping -> table(table, mapping);
      case Maybe maybe -> maybe(maybe, tree, what);
      case Anything _ -> anything(tree, what);
      default -> wrongForm(shape, tree, what);
    };
  }

  private @Nullable Object block(Block block, YamlTree tree, String what) {
    if (tree instanceof Mapping mapping) {
      return records.bind(block.type(), mapping, List.of());
    }
    if (YamlTree.isNull(tree)
        && shapes.fields(block.type()).stream().allMatch(shapes::isOptional)) {
      return records.bind(block.type(), new Mapping(tree.place(), Map.of()), List.of());
    }
    return tree instanceof Scalar scalar && block.shortForm().isPresent()
        ? scalars.one(new One(block.shortForm().get(), Optional.empty()), scalar, what)
        : wrongForm(block, tree, what);
  }

  private @Nullable Object many(Many many, YamlTree tree, String what) {
    boolean alone = !(tree instanceof Sequence);
    List<YamlTree> elements = tree instanceof Sequence list ? list.elements() : List.of(tree);
    List<Object> values = new ArrayList<>();
    for (YamlTree element : elements) {
      Object value = value(many.element(), element, alone ? what : "An element of " + what);
      if (value != null) {
        values.add(value);
      }
    }
    if (values.size() < elements.size()) {
      return null;
    }
    return many.distinct()
        ? Collections.unmodifiableSet(new LinkedHashSet<>(values))
        : List.copyOf(values);
  }

  private @Nullable Object table(Table table, Mapping mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              Object value = value(table.value(), entry.value(), Quote.of(key));
              if (value != null) {
                values.put(key, value);
              }
            });
    return values.size() < mapping.entries().size() ? null : Collections.unmodifiableMap(values);
  }

  private @Nullable Object maybe(Maybe maybe, YamlTree tree, String what) {
    if (YamlTree.isNull(tree)) {
      return Optional.empty();
    }
    Object value = value(maybe.value(), tree, what);
    return value == null ? null : Optional.of(value);
  }

  private @Nullable Object anything(YamlTree tree, String what) {
    return switch (tree) {
      case Scalar scalar -> scalars.anything(scalar, what);
      case Sequence _ -> many(new Many(new Anything(), false), tree, what);
      case Mapping mapping -> table(new Table(new Anything()), mapping);
    };
  }

  private @Nullable Object wrongForm(Shape shape, YamlTree tree, String what) {
    problems.error(
        tree.place(),
        "%s must be %s, but this is %s.".formatted(what, expected(shape), tree.form()));
    return null;
  }

  private static String expected(Shape shape) {
    return switch (shape) {
      case One(ScalarType type, var _) -> type.expected().isEmpty() ? "a text" : type.expected();
      case Choice(Map<String, Object> constants) -> ScalarBinder.oneOf(constants.keySet());
      case Many _ -> "a list";
      case Block _, Table _ -> "a mapping (lines of 'key: value')";
      case Maybe(Shape value) -> expected(value);
      case Anything _ -> "a value";
    };
  }
}
