package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What every plugin keeps to. Extend it once for each plugin. */
public abstract class PluginContract {

  /** For subclasses. */
  protected PluginContract() {}

  /** The plugin under test. */
  protected abstract MonitorPlugin plugin();

  /**
   * The Markdown page that describes a type, relative to the module's directory. The default names
   * none, and the test of the pages is skipped; see {@link PluginDocumentation} for its form.
   */
  protected Optional<Path> documentation(Factory<?> factory) {
    return Optional.empty();
  }

  /** The id has the form that the agent asks for. */
  @Test
  public void hasALegalId() {
    assertThat(plugin().id()).matches(Words.ID);
  }

  /** The agent finds the plugin: it stands in the service file and is made without parameters. */
  @Test
  public void isFoundByTheServiceLoader() {
    List<Class<?>> found =
        ServiceLoader.load(MonitorPlugin.class).stream()
            .<Class<?>>map(ServiceLoader.Provider::type)
            .toList();
    assertThat(found)
        .as("what META-INF/services/%s names", MonitorPlugin.class.getName())
        .contains(plugin().getClass());
  }

  /** There is at least one type, and each is described once, in legal words. */
  @Test
  public void offersDescribedTypes() {
    assertThat(factories()).as("what the plugin offers").isNotEmpty();
    assertUniqueTypes(plugin().collectors());
    assertUniqueTypes(plugin().healthChecks());
    assertUniqueTypes(plugin().sinks());
    for (Factory<?> factory : factories()) {
      assertThat(factory.type()).matches(Words.ID);
      assertThat(factory.description()).as("description of %s", factory.type()).isNotBlank();
    }
  }

  private static void assertUniqueTypes(List<? extends Factory<?>> factories) {
    assertThat(factories.stream().map(Factory::type)).doesNotHaveDuplicates();
  }

  /** The same question gets the same answer. */
  @Test
  public void answersTheSameEachTime() {
    assertThat(answers(plugin())).isEqualTo(answers(plugin()));
  }

  private static List<Object> answers(MonitorPlugin plugin) {
    List<Object> answers = new ArrayList<>();
    answers.add(plugin.id());
    for (Factory<?> factory : factories(plugin)) {
      Collections.addAll(
          answers, factory.type(), factory.description(), factory.configType(), metrics(factory));
    }
    return answers;
  }

  /** A metric that several types emit means the same in all of them. */
  @Test
  public void describesAMetricInOneWay() {
    Map<String, MetricDescriptor> described = new TreeMap<>();
    for (Factory<?> factory : factories()) {
      assertThat(Descriptors.mistakes(metrics(factory))).as(factory.type()).isEmpty();
      for (MetricDescriptor metric : metrics(factory)) {
        MetricDescriptor before = described.putIfAbsent(metric.name(), metric);
        assertThat(before == null ? metric : before).isEqualTo(metric);
      }
    }
  }

  /** Every configuration record is one that the agent can bind and explain. */
  @Test
  public void hasConfigurationsThatTheAgentCanBind() {
    for (Factory<?> factory : factories()) {
      assertThat(ConfigRules.broken(factory)).as(factory.type()).isEmpty();
    }
  }

  /** The documentation pages name every type, key and metric, and no other. */
  @Test
  public void isDocumentedAsItIs() {
    Map<Path, List<Factory<?>>> pages = new TreeMap<>();
    for (Factory<?> factory : factories()) {
      documentation(factory)
          .ifPresent(page -> pages.computeIfAbsent(page, _ -> new ArrayList<>()).add(factory));
    }
    assumeFalse(pages.isEmpty(), "There is no documentation() to compare with.");
    pages.forEach(
        (page, factories) ->
            assertThat(PluginDocumentation.of(page).mistakes(factories)).isEmpty());
  }

  private List<Factory<?>> factories() {
    return factories(plugin());
  }

  private static List<Factory<?>> factories(MonitorPlugin plugin) {
    return Stream.<List<? extends Factory<?>>>of(
            plugin.collectors(), plugin.healthChecks(), plugin.sinks())
        .<Factory<?>>flatMap(List::stream)
        .toList();
  }

  private static List<MetricDescriptor> metrics(Factory<?> factory) {
    return switch (factory) {
      case CollectorFactory<?> collector -> collector.metrics();
      case HealthCheckFactory<?> healthCheck -> healthCheck.metrics();
      case SinkFactory<?> sink -> sink.metrics();
    };
  }
}
