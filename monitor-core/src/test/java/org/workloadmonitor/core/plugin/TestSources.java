package org.workloadmonitor.core.plugin;

import java.nio.file.Path;

/** Sources of plugins, to compile during a test. */
final class TestSources {

  private TestSources() {}

  /** A plugin class {@code Plugin} that works, with one collector. */
  static String plugin(String javaPackage, String id, String type) {
    return plugin(javaPackage, id, type, "", "");
  }

  /**
   * A plugin class {@code Plugin} with one collector.
   *
   * @param members goes into the plugin's class, as its constructor does
   * @param collect the body of the collector's run
   */
  static String plugin(String javaPackage, String id, String type, String members, String collect) {
    return """
    package %s;

    import java.util.*;
    import org.workloadmonitor.api.*;
    import org.workloadmonitor.api.signal.*;

    public class Plugin implements MonitorPlugin {
      public record Settings() {}

      %s

      public String id() { return "%s"; }

      public List<CollectorFactory<?>> collectors() {
        return List.of(new Factory());
      }

      static class Factory implements CollectorFactory<Settings> {
        static final MetricDescriptor ANSWER = MetricDescriptor.gauge("acme.answer", "1", "An answer.");
        public String type() { return "%s"; }
        public String description() { return "Collects nothing much."; }
        public Class<Settings> configType() { return Settings.class; }
        public List<MetricDescriptor> metrics() { return List.of(ANSWER); }
        public Collector create(Settings settings, ComponentContext context) {
          return out -> { %s };
        }
      }
    }
    """
        .formatted(javaPackage, members, id, type, collect);
  }

  /** A library whose class tells its version. */
  static PluginJar library(String version) {
    return PluginJar.library()
        .source(
            "lib.Library",
            "package lib; public class Library { public static String version() { return \"%s\"; } }"
                .formatted(version));
  }

  /** A plugin whose constructor needs {@link #library}, and whose description is its version. */
  static PluginJar pluginThatNeeds(Path library, String id, String type) {
    String source =
        plugin("acme", id, type)
            .replace("\"Collects nothing much.\"", "\"With library \" + lib.Library.version()");
    return PluginJar.plugin("acme.Plugin", source).against(library);
  }
}
