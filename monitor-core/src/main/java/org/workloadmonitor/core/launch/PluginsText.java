package org.workloadmonitor.core.launch;

import org.workloadmonitor.core.plugin.PluginFacts;
import org.workloadmonitor.core.plugin.PluginRegistry;
import org.workloadmonitor.core.plugin.PluginUnit;
import org.workloadmonitor.core.plugin.TypeFacts;

/** The list of plugins for a person. */
final class PluginsText {

  private final StringBuilder out = new StringBuilder();

  private PluginsText() {}

  static String of(PluginRegistry registry) {
    PluginsText text = new PluginsText();
    registry.units().forEach(text::unit);
    registry.notes().forEach(text::line);
    return text.out.toString();
  }

  private void unit(PluginUnit unit) {
    String version = unit.facts().map(PluginFacts::version).orElse("");
    line(unit.name() + (version.isEmpty() ? "" : " " + version) + "  " + unit.state());
    line("  " + unit.path());
    if (!unit.state().isUsable()) {
      line("  It " + unit.state().sentence() + ".");
    }
    if (!unit.detail().isEmpty()) {
      line("  " + unit.detail());
    }
    unit.facts().ifPresent(facts -> facts.types().forEach(this::type));
    line("");
  }

  private void type(TypeFacts type) {
    line("    %-12s  %-20s  %s".formatted(type.kind().word(), type.type(), type.description()));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
