package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.testkit.TestContext;

class LoadedFactoryTest {

  @TempDir Path plugins;

  static <C extends Record> Collector create(CollectorFactory<C> factory) throws Exception {
    C config = factory.configType().getDeclaredConstructor().newInstance();
    ComponentContext context = new TestContext(Path.of("."));
    return factory.create(config, context);
  }

  private CollectorFactory<?> load(String before, String after) {
    String source = TestSources.plugin("acme", "one", "alpha").replace(before, after);
    PluginJar.plugin("acme.Plugin", source).write(plugins.resolve("one.jar"));
    PluginRegistry registry = PluginScanner.readingInPlace().scan(plugins);
    assertThat(registry.units().getFirst().detail()).isEmpty();
    return registry.collector("alpha").orElseThrow();
  }

  static Stream<Arguments> factories() {
    return Stream.of(
        Arguments.of(CollectorFactory.class, LoadedCollectorFactory.class),
        Arguments.of(HealthCheckFactory.class, LoadedHealthCheckFactory.class),
        Arguments.of(SinkFactory.class, LoadedSinkFactory.class));
  }

  /** A method that the API gains with a default would else never reach the plugin. */
  @ParameterizedTest
  @MethodSource("factories")
  void overridesEveryMethodOfTheApi(Class<?> api, Class<?> loaded) throws Exception {
    for (Method method : api.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        assertThat(
                loaded.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass())
            .as("%s of %s", method.getName(), loaded.getSimpleName())
            .isIn(loaded, LoadedFactory.class);
      }
    }
  }

  @Test
  void createsWithThePluginsContextClassLoader() throws Exception {
    CollectorFactory<?> factory =
        load(
            "return out -> {  };",
            """
            ClassLoader seen = Thread.currentThread().getContextClassLoader();
            if (seen != Plugin.class.getClassLoader()) { throw new IllegalStateException("" + seen); }
            return out -> {};
            """);
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    assertThat(create(factory)).isNotNull();
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void passesOnWhatThePluginThrows() {
    CollectorFactory<?> factory =
        load("return out -> {  };", "throw new ConfigurationException(\"url\", \"no such host\");");

    assertThatThrownBy(() -> create(factory))
        .isInstanceOf(org.workloadmonitor.api.ConfigurationException.class)
        .hasMessage("no such host");
  }

  @Test
  void namesTheMethodThatReturnedNull() {
    CollectorFactory<?> factory = load("return out -> {  };", "return null;");

    assertThatThrownBy(() -> create(factory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("acme.Plugin$Factory.create() returned null");
  }

  @Test
  void staysWithTheFirstAnswers() {
    CollectorFactory<?> factory =
        load(
            "return \"Collects nothing much.\";",
            "return \"Answer number \" + ++answers; } static int answers; void unused() {");

    assertThat(List.of(factory.description(), factory.description()))
        .containsExactly("Answer number 1", "Answer number 1");
  }

  @Test
  void keepsACopyOfAListThatThePluginMayChange() {
    CollectorFactory<?> factory =
        load(
            "return List.of(ANSWER);",
            "var all = new ArrayList<MetricDescriptor>(List.of(ANSWER)); leaked = all; return all;"
                + " } static List<MetricDescriptor> leaked; public Map<String, String>"
                + " thresholdAliases() { leaked.clear(); return Map.of();");

    assertThat(factory.thresholdAliases()).isEmpty();
    assertThat(factory.metrics()).hasSize(1);
  }
}
