package org.workloadmonitor.core.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ApiVersion;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.SinkFactory;

/**
 * Asks a plugin what it offers, once, and checks the answers. Whatever the plugin says later makes
 * no difference.
 */
final class Interview {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private final UnitFiles files;
  private final PluginClassLoader loader;
  private final List<TypeFacts> types = new ArrayList<>();

  Interview(UnitFiles files, PluginClassLoader loader) {
    this.files = files;
    this.loader = loader;
  }

  /**
   * Asks everything.
   *
   * @param version the plugin's own version, from its manifest
   * @param apiVersion the version of the API that it was built for
   * @param warning what the operator should know although it works
   * @throws InvalidAnswer if an answer breaks the contract
   */
  LoadedUnit ask(MonitorPlugin plugin, String version, ApiVersion apiVersion, String warning) {
    String id = word(plugin.id(), "id()");
    Map<String, CollectorFactory<?>> collectors =
        offered(
            FactoryKind.COLLECTOR,
            plugin.collectors(),
            "collectors()",
            factory -> new LoadedCollectorFactory<>(factory, loader));
    Map<String, HealthCheckFactory<?>> healthChecks =
        offered(
            FactoryKind.HEALTH_CHECK,
            plugin.healthChecks(),
            "healthChecks()",
            factory -> new LoadedHealthCheckFactory<>(factory, loader));
    Map<String, SinkFactory<?>> sinks =
        offered(
            FactoryKind.SINK,
            plugin.sinks(),
            "sinks()",
            factory -> new LoadedSinkFactory<>(factory, loader));
    if (types.isEmpty()) {
      throw new InvalidAnswer("it offers nothing: no collector, no health check, no sink");
    }
    PluginFacts facts = new PluginFacts(id, version, apiVersion, types);
    return new LoadedUnit(files, loader, facts, warning, collectors, healthChecks, sinks);
  }

  private <F extends Factory<?>> Map<String, F> offered(
      FactoryKind kind, @Nullable List<F> factories, String method, UnaryOperator<F> guard) {
    Map<String, F> offered = new LinkedHashMap<>();
    for (F factory : InvalidAnswer.unlessNull(factories, method)) {
      F guarded = guard.apply(InvalidAnswer.unlessNull(factory, "an element of " + method));
      String type = word(guarded.type(), "type() of " + factory.getClass().getName());
      if (!guarded.configType().isRecord()) {
        throw new InvalidAnswer(
            "configType() of the %s '%s' is no record".formatted(kind.word(), type));
      }
      if (offered.put(type, guarded) != null) {
        throw new InvalidAnswer("it offers the %s '%s' twice".formatted(kind.word(), type));
      }
      types.add(new TypeFacts(kind, type, guarded.description()));
    }
    return offered;
  }

  private static String word(@Nullable String word, String method) {
    String given = InvalidAnswer.unlessNull(word, method);
    if (!WORD.matcher(given).matches()) {
      throw new InvalidAnswer(
          "%s is '%s'; legal are up to 64 lower-case letters, digits and hyphens, a letter first"
              .formatted(method, given));
    }
    return given;
  }
}
