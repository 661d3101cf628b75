package org.workloadmonitor.core.launch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.ConfigurationReader;
import org.workloadmonitor.core.config.ConfigurationResult;
import org.workloadmonitor.core.config.Environment;
import org.workloadmonitor.core.config.Place;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.config.Strictness;
import org.workloadmonitor.core.plugin.PluginRegistry;
import org.workloadmonitor.core.plugin.PluginScanner;
import org.workloadmonitor.core.plugin.PluginUnit;

/** What every command does that needs the configuration: load the plugins, then read it. */
final class Preparation {

  /**
   * What is ready to run.
   *
   * @param plugins what is installed
   * @param configuration what to do with it
   * @param files what the configuration was read from
   */
  record Prepared(PluginRegistry plugins, AgentConfiguration configuration, Set<Path> files) {}

  private final Installation installation;
  private final List<Path> sources;
  private final Strictness strictness;
  private final PluginScanner scanner;

  private Preparation(
      Installation installation, ConfigurationOptions options, PluginScanner scanner) {
    this.installation = installation;
    this.scanner = scanner;
    this.sources = options.sources(installation);
    this.strictness = options.lenient() ? Strictness.LENIENT : Strictness.STRICT;
  }

  /** For a command that ends soon. */
  static Preparation ofCommand(Installation installation, ConfigurationOptions options) {
    return new Preparation(installation, options, PluginScanner.readingInPlace());
  }

  /** For an agent that runs on, while somebody may put other jars in the place of its plugins. */
  static Preparation ofAgent(Installation installation, ConfigurationOptions options) {
    PluginScanner scanner =
        PluginScanner.readingCopies(installation.data().resolve("plugin-copies"));
    return new Preparation(installation, options, scanner);
  }

  /** Names what is read, for messages. */
  String sourceName() {
    return sources.isEmpty() ? "the built-in configuration" : sources.getFirst().toString();
  }

  /** Loads and reads; prints every warning and mistake; empty if there is a mistake. */
  Optional<Prepared> prepare(PrintStream err) {
    PluginRegistry plugins = scanner.scan(installation.plugins());
    plugins.notes().forEach(note -> err.println("monitor: " + note));
    plugins.units().stream()
        .filter(unit -> !unit.state().isUsable())
        .filter(unit -> !plugins.notes().contains(unit.detail()))
        .forEach(unit -> err.println("monitor: warning: " + describe(unit)));
    return switch (read(plugins)) {
      case ConfigurationResult.Invalid invalid -> {
        Mistakes.tell(invalid.problems(), err::println);
        err.println(count(invalid.problems()));
        yield Optional.empty();
      }
      case ConfigurationResult.Valid valid -> {
        valid.warnings().forEach(warning -> err.println("warning: " + warning));
        yield Optional.of(new Prepared(plugins, valid.configuration(), valid.files()));
      }
    };
  }

  /** Looks for plugins that are new. */
  PluginRegistry rescan(PluginRegistry before) {
    return scanner.rescan(installation.plugins(), before);
  }

  /**
   * Reads the configuration against these plugins. One that watches and delivers nothing is taken
   * for a mistake: it is what a file looks like that was emptied or is being written.
   */
  ConfigurationResult read(PluginRegistry plugins) {
    ConfigurationReader reader =
        new ConfigurationReader(plugins, Environment.ofThisProcess(), strictness);
    ConfigurationResult result = sources.isEmpty() ? reader.readDefault() : reader.read(sources);
    return result instanceof ConfigurationResult.Valid valid && isEmpty(valid.configuration())
        ? new ConfigurationResult.Invalid(
            List.of(
                new Problem(
                    new Place(sources.getFirst(), 1, 1),
                    "There is neither a component nor a sink. Add some under 'components' and"
                        + " 'sinks', as in conf/monitor.yaml.")),
            valid.files())
        : result;
  }

  private static boolean isEmpty(AgentConfiguration configuration) {
    return configuration.components().isEmpty() && configuration.sinks().isEmpty();
  }

  /** A broken plugin in one line. */
  static String describe(PluginUnit unit) {
    return "the plugin %s %s: %s".formatted(unit.path(), unit.state().sentence(), unit.detail());
  }

  private static String count(List<Problem> problems) {
    return Words.count(problems.size(), "mistake") + " in the configuration.";
  }
}
