package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.plugin.PluginState.LOADED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ApiVersion;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;

/** The example for plugin authors, and the page that is made of it, are what the agent takes. */
class ExampleProjectTest {

  private static final Path EXAMPLE = Path.of("../examples/hello-plugin");
  private static final Path PAGE = Path.of("../docs/plugins/writing-a-plugin.md");
  private static final Path SERVICE_FILE =
      Path.of("src/main/resources/META-INF/services", MonitorPlugin.class.getName());

  @TempDir Path plugins;

  private static String read(Path file) throws IOException {
    return Files.readString(EXAMPLE.resolve(file));
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> found = Files.walk(EXAMPLE.resolve(folder))) {
      return found.filter(Files::isRegularFile).map(EXAMPLE::relativize).sorted().toList();
    }
  }

  private PluginJar compiled() throws IOException {
    PluginJar jar =
        PluginJar.library()
            .compiledAgainst(MonitorPlugin.class)
            .attribute("Monitor-Api-Version", manifestAttribute())
            .service(read(SERVICE_FILE).strip());
    for (Path file : files("src/main/java")) {
      jar.source(className(file, "src/main/java"), read(file));
    }
    return jar;
  }

  private static String className(Path file, String root) {
    String path = Path.of(root).relativize(file).toString().replace('\\', '/');
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  private static String manifestAttribute() throws IOException {
    return inside("Monitor-Api-Version", read(Path.of("pom.xml")));
  }

  private static String inside(String tag, String xml) {
    Matcher value = Pattern.compile("<%s>([^<]*)</%s>".formatted(tag, tag)).matcher(xml);
    assertThat(value.find()).as(tag).isTrue();
    return value.group(1);
  }

  @Test
  void compilesAgainstTheApiAloneAndIsLoaded() throws IOException {
    compiled().write(plugins.resolve("hello-plugin.jar"));

    PluginRegistry registry = PluginScanner.readingInPlace().scan(plugins);

    assertThat(registry.units())
        .singleElement()
        .satisfies(unit -> assertThat(unit.state()).as(unit.detail()).isEqualTo(LOADED))
        .satisfies(unit -> assertThat(unit.detail()).isEmpty());
    assertThat(registry.collectorTypes()).containsExactly("spool");
  }

  @Test
  void collects() throws Exception {
    compiled().write(plugins.resolve("hello-plugin.jar"));
    CollectorFactory<?> factory =
        PluginScanner.readingInPlace().scan(plugins).collector("spool").orElseThrow();
    TestContext context = new TestContext(plugins);
    RecordingRecorder out = new RecordingRecorder(context.clock());

    try (Collector collector = create(factory, context)) {
      collector.collect(out);
    }

    assertThat(out.value("spool.files")).isEqualTo(1);
    assertThat(out.rejections()).isEmpty();
  }

  private <C extends Record> Collector create(CollectorFactory<C> factory, TestContext context)
      throws Exception {
    C config =
        factory
            .configType()
            .getDeclaredConstructor(Path.class, String.class)
            .newInstance(plugins, "*.jar");
    return factory.create(config, context);
  }

  @Test
  void itsTestsCompile() throws IOException {
    PluginJar jar = compiled().compiledAgainstTheTestsClassPath();
    for (Path file : files("src/test/java")) {
      jar.source(className(file, "src/test/java"), read(file));
    }

    assertThat(jar.write(plugins.resolve("with-tests.jar"))).exists();
  }

  @Test
  void namesTheVersionsOfToday() throws IOException {
    String root = Files.readString(Path.of("../pom.xml"));

    assertThat(manifestAttribute()).isEqualTo(ApiVersion.CURRENT.toString());
    assertThat(inside("monitor.version", read(Path.of("pom.xml"))))
        .as("the version of the API that the example is built with")
        .isEqualTo(inside("version", root));
  }

  /** A code block whose heading is the name of one of the example's files in backticks. */
  private static final Pattern BLOCK =
      Pattern.compile("^`([^`\n]+)`\n\n```\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void standsOnThePageForAuthorsAsItIs() throws IOException {
    List<Path> shown = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      Path file = Path.of(block.group(1));
      assertThat(block.group(2)).as("%s in %s", file, PAGE).isEqualTo(read(file));
      shown.add(file);
    }
    assertThat(shown).contains(Path.of("pom.xml")).containsAll(files("src"));
  }

  @Test
  void thePageExplainsEveryState() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(Stream.of(PluginState.values()).map("| `%s` |"::formatted).toList());
  }
}
