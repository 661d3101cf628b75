package org.workloadmonitor.core.launch;

import java.util.Locale;
import org.workloadmonitor.core.plugin.PluginFacts;
import org.workloadmonitor.core.plugin.PluginRegistry;
import org.workloadmonitor.core.plugin.PluginUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of plugins for a script: {@code {"plugins": [...], "notes": [...]}}. */
final class PluginsJson {

  private PluginsJson() {}

  static String of(PluginRegistry registry) {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode plugins = root.putArray("plugins");
    registry.units().forEach(unit -> unit(unit, plugins.addObject()));
    ArrayNode notes = root.putArray("notes");
    registry.notes().forEach(notes::add);
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void unit(PluginUnit unit, ObjectNode json) {
    json.put("name", unit.name());
    json.put("path", unit.path().toString());
    json.put("state", word(unit.state()));
    json.put("detail", unit.detail());
    unit.facts().ifPresent(facts -> facts(facts, json));
  }

  private static void facts(PluginFacts facts, ObjectNode json) {
    json.put("id", facts.id());
    json.put("version", facts.version());
    json.put("api_version", facts.apiVersion().toString());
    ArrayNode types = json.putArray("types");
    facts
        .types()
        .forEach(
            type ->
                types
                    .addObject()
                    .put("kind", word(type.kind()))
                    .put("type", type.type())
                    .put("description", type.description()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
