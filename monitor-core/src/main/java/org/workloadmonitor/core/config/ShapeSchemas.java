package org.workloadmonitor.core.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.core.config.Shape.Anything;
import org.workloadmonitor.core.config.Shape.Block;
import org.workloadmonitor.core.config.Shape.Bound;
import org.workloadmonitor.core.config.Shape.Bounds;
import org.workloadmonitor.core.config.Shape.Choice;
import org.workloadmonitor.core.config.Shape.Many;
import org.workloadmonitor.core.config.Shape.Maybe;
import org.workloadmonitor.core.config.Shape.One;
import org.workloadmonitor.core.config.Shape.Table;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Scalar;
import org.workloadmonitor.core.config.YamlTree.Sequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of shapes. Records become definitions, so that one may hold itself. */
final class ShapeSchemas {

  private static final String DURATION = "^(P.+|([0-9]+([.][0-9]+)?(ms|s|m|h|d))+|.*[$][{].*)$";

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Shapes shapes;
  private final ObjectNode definitions;

  /**
   * Starts with no records.
   *
   * @param definitions takes the schemas of records
   */
  ShapeSchemas(Shapes shapes, ObjectNode definitions) {
    this.shapes = shapes;
    this.definitions = definitions;
    definitions
        .putObject("placeholder")
        .put("type", "string")
        .put("pattern", "[$][{](env|file|host):.+[}]");
  }

  ObjectNode of(Shape shape) {
    return switch (shape) {
      case One one -> one(one);
      case Choice(Map<String, Object> constants) -> {
        ObjectNode words = nodes.objectNode();
        constants.keySet().forEach(words.putArray("enum")::add);
        yield orPlaceholder(words);
      }
      case Block(Class<? extends Record> type, Optional<ScalarType> shortForm) ->
          shortForm.isEmpty() ? block(type) : anyOf(scalar(), block(type));
      case Many(Shape element, boolean distinct) -> {
        ObjectNode list = nodes.objectNode().put("type", "array");
        list.set("items", of(element));
        if (distinct) {
          list.put("uniqueItems", true);
        }
        yield anyOf(list, of(element));
      }
      case Table(Shape value) -> {
        ObjectNode table = nodes.objectNode().put("type", "object");
        table.set("additionalProperties", of(value));
        yield table;
      }
      case Maybe(Shape value) -> of(value);
      case Anything _ -> nodes.objectNode();
    };
  }

  private ObjectNode one(One one) {
    Class<?> type = one.type().type();
    if (type == Boolean.class) {
      return orPlaceholder(nodes.objectNode().put("type", "boolean"));
    }
    if (type == Integer.class || type == Long.class || type == Double.class) {
      ObjectNode number = nodes.objectNode();
      number.put("type", type == Double.class ? "number" : "integer");
      one.bounds().ifPresent(bounds -> range(number, bounds));
      return orPlaceholder(number);
    }
    if (type == Duration.class) {
      return nodes.objectNode().put("type", "string").put("pattern", DURATION);
    }
    return scalar();
  }

  private static void range(ObjectNode number, Bounds bounds) {
    putBound(number, "minimum", bounds.min());
    putBound(number, "maximum", bounds.max());
  }

  private static void putBound(ObjectNode number, String keyword, @Nullable Bound bound) {
    if (bound != null) {
      number.put(keyword, new BigDecimal(bound.text()));
    }
  }

  /** A text may look like a number or a truth value and is taken as it is written. */
  private ObjectNode scalar() {
    ObjectNode scalar = nodes.objectNode();
    scalar.putArray("type").add("string").add("number").add("boolean");
    return scalar;
  }

  private ObjectNode orPlaceholder(ObjectNode schema) {
    return anyOf(schema, nodes.objectNode().put("$ref", "#/$defs/placeholder"));
  }

  private ObjectNode anyOf(ObjectNode first, ObjectNode second) {
    ObjectNode either = nodes.objectNode();
    either.putArray("anyOf").add(first).add(second);
    return either;
  }

  /** A reference to a record's schema. */
  ObjectNode block(Class<? extends Record> type) {
    String name = type.getName();
    if (!definitions.has(name)) {
      definitions.putObject(name); // before its fields, for a record that holds itself
      ObjectNode object = object(shapes.fields(type));
      Description description = type.getAnnotation(Description.class);
      if (description != null) {
        object.put("description", description.value());
      }
      definitions.set(name, object);
    }
    return nodes.objectNode().put("$ref", "#/$defs/" + name);
  }

  /** A mapping with these keys and no others. */
  ObjectNode object(List<Field> fields) {
    ObjectNode object = nodes.objectNode().put("type", "object");
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    for (Field field : fields) {
      properties.set(field.key(), property(field));
      if (!shapes.isOptional(field)) {
        required.add(field.key());
      }
    }
    return object.put("additionalProperties", false);
  }

  private ObjectNode property(Field field) {
    ObjectNode property = of(field.shape());
    String description = (field.description() + range(field.shape())).strip();
    if (!description.isEmpty()) {
      property.put("description", description);
    }
    field.defaultText().ifPresent(text -> property.set("default", standard(text)));
    return property;
  }

  /** JSON Schema compares numbers only, so other ranges are left to the reader's eye. */
  private static String range(Shape shape) {
    return switch (shape) {
      case Maybe(Shape value) -> range(value);
      case Many(Shape element, var _) -> range(element);
      case One(ScalarType type, Optional<Bounds> bounds)
          when bounds.isPresent()
              && (type.type() == Duration.class || type.type() == ByteSize.class) ->
          words(bounds.get());
      default -> "";
    };
  }

  private static String words(Bounds bounds) {
    Bound min = bounds.min();
    Bound max = bounds.max();
    return (min == null ? "" : " At least " + min.text() + ".")
        + (max == null ? "" : " At most " + max.text() + ".");
  }

  private JsonNode standard(String text) {
    return Defaults.tree(text, Place.NOWHERE, new Problems())
        .map(this::json)
        .orElseGet(nodes::nullNode);
  }

  private JsonNode json(YamlTree tree) {
    return switch (tree) {
      case Scalar scalar when scalar.plain() ->
          switch (PlainScalar.resolve(scalar.text())) {
            case Boolean truth -> nodes.booleanNode(truth);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            default -> nodes.stringNode(scalar.text());
          };
      case Scalar scalar -> nodes.stringNode(scalar.text());
      case Sequence sequence -> {
        ArrayNode array = nodes.arrayNode();
        sequence.elements().forEach(element -> array.add(json(element)));
        yield array;
      }
      case Mapping mapping -> {
        ObjectNode object = nodes.objectNode();
        mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
        yield object;
      }
    };
  }
}
