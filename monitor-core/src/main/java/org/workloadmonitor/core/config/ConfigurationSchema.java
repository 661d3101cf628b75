package org.workloadmonitor.core.config;

import java.io.OutputStream;
import java.util.Optional;
import org.workloadmonitor.api.Factory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (draft 2020-12) of the configuration with the installed plugins, for editors that
 * complete and check YAML. It says all that the records say; what their constructors check only the
 * agent knows.
 */
public final class ConfigurationSchema {

  private final Factories factories;
  private final Shapes shapes = new Shapes();
  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final ObjectNode definitions = mapper.createObjectNode();
  private final ShapeSchemas schemas = new ShapeSchemas(shapes, definitions);

  private ConfigurationSchema(Factories factories) {
    this.factories = factories;
  }

  /**
   * Writes the schema as indented JSON, in UTF-8, and closes the stream.
   *
   * @throws JacksonException if the stream fails
   */
  public static void write(Factories factories, OutputStream out) {
    ConfigurationSchema schema = new ConfigurationSchema(factories);
    schema.mapper.writeValue(out, schema.document());
  }

  private ObjectNode document() {
    ObjectNode root = mapper.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Configuration of Workload Monitor");
    root.put("type", "object");
    ObjectNode properties = root.putObject("properties");
    properties.set("agent", schemas.block(AgentSettings.class));
    list(properties.putObject("components"), "What is watched.").set("items", component());
    list(properties.putObject("sinks"), "Where what is seen goes.")
        .set("items", typed(Kind.sink(factories)));
    root.putObject("patternProperties")
        .putObject("^x-")
        .put("description", "Yours, to keep what aliases repeat.");
    root.put("additionalProperties", false);
    root.set("$defs", definitions);
    return root;
  }

  private static ObjectNode list(ObjectNode property, String description) {
    return property.put("type", "array").put("description", description);
  }

  private ObjectNode component() {
    ObjectNode component = schemas.object(shapes.fields(ComponentKeys.class));
    ObjectNode properties = (ObjectNode) component.get("properties");
    list(properties.putObject("collectors"), "What observes it.")
        .set("items", typed(Kind.collector(factories)));
    properties.set("health_check", typed(Kind.healthCheck(factories)));
    ObjectNode thresholds = properties.putObject("alert_thresholds");
    thresholds.put("type", "object");
    thresholds.put("description", "Limits for its metrics: the limit alone, or a mapping.");
    thresholds.set("additionalProperties", schemas.of(ThresholdSection.SHAPE));
    return component;
  }

  /** One alternative for each type that is installed. */
  private <F extends Factory<?>, K extends Record> ObjectNode typed(Kind<F, K> kind) {
    ObjectNode any = mapper.createObjectNode();
    any.put("type", "object");
    any.putArray("required").add("type");
    ArrayNode alternatives = mapper.createArrayNode();
    for (String type : kind.types()) {
      Optional<F> factory = kind.find().apply(type);
      if (factory.isPresent()) {
        String name = kind.word().replace(' ', '_') + "." + type;
        definitions.set(name, alternative(kind, factory.get(), type));
        alternatives.addObject().put("$ref", "#/$defs/" + name);
      }
    }
    if (!alternatives.isEmpty()) {
      any.set("oneOf", alternatives);
    }
    return any;
  }

  private <F extends Factory<?>, K extends Record> ObjectNode alternative(
      Kind<F, K> kind, F factory, String type) {
    ObjectNode alternative;
    try {
      Class<? extends Record> config =
          PluginCode.call(factory.getClass(), () -> factory.configType().asSubclass(Record.class));
      shapes.check(config);
      alternative = schemas.object(shapes.fields(kind.keys()));
      ObjectNode own = schemas.object(shapes.fields(config));
      ((ObjectNode) alternative.get("properties")).setAll((ObjectNode) own.get("properties"));
      ((ArrayNode) alternative.get("required")).addAll((ArrayNode) own.get("required"));
      alternative.put("description", PluginCode.call(factory.getClass(), factory::description));
    } catch (BadRecord | PluginFault e) {
      // A broken plugin is not this schema's to report; its block is left open.
      alternative = mapper.createObjectNode().put("type", "object");
      alternative.putObject("properties");
    }
    ((ObjectNode) alternative.get("properties")).putObject("type").put("const", type);
    return alternative;
  }
}
