package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.workloadmonitor.core.plugin.PluginState.DUPLICATE_ID;
import static org.workloadmonitor.core.plugin.PluginState.DUPLICATE_TYPE;
import static org.workloadmonitor.core.plugin.PluginState.INVALID;
import static org.workloadmonitor.core.plugin.PluginState.LOADED;
import static org.workloadmonitor.core.plugin.PluginState.MISSING_CLASS;
import static org.workloadmonitor.core.plugin.PluginState.NEWER_JAVA;
import static org.workloadmonitor.core.plugin.PluginState.NOT_A_JAR;
import static org.workloadmonitor.core.plugin.PluginState.NO_PROVIDER;
import static org.workloadmonitor.core.plugin.PluginState.PROVIDER_FAILED;
import static org.workloadmonitor.core.plugin.PluginState.UNREADABLE;
import static org.workloadmonitor.core.plugin.PluginState.WRONG_API_VERSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ApiVersion;

/** Every broken kind of jar ends in a state with a sentence, and stops nothing else. */
class BrokenPluginTest {

  @TempDir Path plugins;

  /** Scans with a plugin that works beside the broken one. */
  private PluginUnit scan(PluginJar broken) throws IOException {
    broken.write(plugins.resolve("broken.jar"));
    return scan();
  }

  private PluginUnit scan() throws IOException {
    PluginJar.plugin("good.Plugin", TestSources.plugin("good", "good", "good"))
        .write(plugins.resolve("works.jar"));
    Protected.all(plugins);
    PluginRegistry registry = PluginScanner.readingInPlace().scan(plugins);
    Map<String, PluginUnit> units =
        registry.units().stream().collect(Collectors.toMap(PluginUnit::name, unit -> unit));
    assertThat(units.get("works").state()).as("the plugin beside it").isEqualTo(LOADED);
    assertThat(registry.collectorTypes()).contains("good");
    return units.get("broken");
  }

  private static PluginJar withMembers(String members) {
    return PluginJar.plugin("acme.Plugin", TestSources.plugin("acme", "one", "alpha", members, ""));
  }

  private static PluginJar withSource(String before, String after) {
    String source = TestSources.plugin("acme", "one", "alpha");
    assertThat(source).contains(before);
    return PluginJar.plugin("acme.Plugin", source.replace(before, after));
  }

  private static void assertRefused(PluginUnit unit, PluginState state, String... words) {
    assertThat(unit.state()).as(unit.detail()).isEqualTo(state);
    assertThat(unit.detail()).contains(words).contains("broken").endsWith(".");
  }

  @Test
  void aJarWithoutAServiceFileHasNoProvider() throws IOException {
    PluginUnit unit = scan(PluginJar.working("one", "alpha").withoutService());

    assertRefused(
        unit, NO_PROVIDER, "META-INF/services/org.workloadmonitor.api.MonitorPlugin", "library");
  }

  @Test
  void anEmptyServiceFileNamesNoProvider() throws IOException {
    assertRefused(scan(PluginJar.working("one", "alpha").service("# none")), NO_PROVIDER, "names");
  }

  @Test
  void anEmptyFolderHasNoProvider() throws IOException {
    Files.createDirectories(plugins.resolve("broken/nested.jar"));
    Files.delete(plugins.resolve("broken/nested.jar"));

    assertRefused(scan(), NO_PROVIDER, "holds no jar");
  }

  @Test
  void theProviderItselfIsMissing() throws IOException {
    PluginUnit unit = scan(PluginJar.working("one", "alpha").service("acme.Elsewhere"));

    assertRefused(unit, MISSING_CLASS, "acme.Elsewhere", "folder");
  }

  @Test
  void aClassThatItNeedsIsMissing() throws IOException {
    Path library = TestSources.library("1").write(plugins.resolve("elsewhere/library.jar"));

    PluginUnit unit = scan(TestSources.pluginThatNeeds(library, "one", "alpha"));

    assertRefused(unit, MISSING_CLASS, "lib.Library", plugins.resolve("broken").toString());
  }

  @Test
  void theSuperclassIsMissing() throws IOException {
    Path library = TestSources.library("1").write(plugins.resolve("elsewhere/library.jar"));
    PluginJar broken =
        withSource("class Plugin implements", "class Plugin extends lib.Library implements")
            .against(library);

    assertRefused(scan(broken), MISSING_CLASS, "lib.Library");
  }

  @Test
  void theConstructorThrows() throws IOException {
    PluginUnit unit =
        scan(
            withMembers(
                "public Plugin() { throw new IllegalStateException(\"no licence found\"); }"));

    assertRefused(
        unit, PROVIDER_FAILED, "IllegalStateException", "no licence found", "acme.Plugin.<init>");
  }

  @ParameterizedTest
  @CsvSource({
    "id, public String id() { return \"one\"; }, public String id() { throw null; }",
    "factory, return List.of(new Factory());, throw new Error(\"x\");",
    "type, return \"alpha\";, throw new UnsupportedOperationException();"
  })
  void aMethodThrows(String where, String before, String after) throws IOException {
    assertRefused(scan(withSource(before, after)), PROVIDER_FAILED, "acme.Plugin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int depth() { return 1 + depth(); } static final int DEPTH = depth();",
        "static final Object X = Objects.requireNonNull((Object) null);",
        "static { if (true) throw new InternalError(\"from the static initialiser\"); }",
      })
  void aStaticInitialiserFails(String members) throws IOException {
    assertRefused(scan(withMembers(members)), PROVIDER_FAILED, "acme.Plugin");
  }

  @Test
  void theConstructorHangs() {
    PluginJar.plugin("good.Plugin", TestSources.plugin("good", "good", "good"))
        .write(plugins.resolve("works.jar"));
    withMembers(
            "public Plugin() { try { Thread.sleep(Long.MAX_VALUE); } catch (InterruptedException e)"
                + " {} }")
        .write(plugins.resolve("broken.jar"));

    PluginRegistry registry =
        new PluginScanner(JarOpener::inPlace, Duration.ofSeconds(5)).scan(plugins);

    assertRefused(registry.units().getFirst(), PROVIDER_FAILED, "within 5 s", "acme.Plugin.<init>");
    assertThat(registry.collectorTypes()).contains("good");
  }

  @Test
  void outOfMemoryEndsTheScan() {
    withMembers("public Plugin() { throw new OutOfMemoryError(\"made up\"); }")
        .write(plugins.resolve("broken.jar"));

    assertThatThrownBy(() -> PluginScanner.readingInPlace().scan(plugins))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("made up");
  }

  @Test
  void itWasCompiledForANewerJava() throws IOException {
    int running = Runtime.version().feature();

    PluginUnit unit = scan(PluginJar.working("one", "alpha").compiledForJava(running + 3));

    assertRefused(
        unit,
        NEWER_JAVA,
        "compiled for Java " + (running + 3),
        "runs on Java " + running,
        "acme.Plugin");
  }

  @Test
  void itWasCompiledWithPreviewFeatures() throws IOException {
    PluginJar broken =
        PluginJar.working("one", "alpha")
            .patched(
                bytes -> {
                  bytes[4] = (byte) 0xff;
                  bytes[5] = (byte) 0xff;
                  return bytes;
                });

    assertRefused(scan(broken), NEWER_JAVA, "review");
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, newer agent",
    "1.99, newer agent",
    "0.9, newer release of the plugin",
    "one, such as 1.",
    "1, such as 1."
  })
  void itWasBuiltForAnotherApi(String version, String advice) throws IOException {
    PluginJar broken =
        withMembers("static { System.exit(1); }").attribute("Monitor-Api-Version", version);

    assertRefused(scan(broken), WRONG_API_VERSION, version, advice);
  }

  @Test
  void itDoesNotSayForWhichApiItWasBuilt() throws IOException {
    PluginJar broken =
        withMembers("static { System.exit(1); }").withoutAttribute("Monitor-Api-Version");

    assertRefused(scan(broken), WRONG_API_VERSION, "Monitor-Api-Version: " + ApiVersion.CURRENT);
  }

  @Test
  void aSecondPluginHasTheSameId() throws IOException {
    PluginJar.working("same", "alpha").write(plugins.resolve("a-first.jar"));

    PluginUnit unit = scan(PluginJar.working("same", "beta"));

    assertRefused(unit, DUPLICATE_ID, "the id same", plugins.resolve("a-first.jar").toString());
    assertThat(unit.facts()).isPresent();
  }

  @Test
  void aSecondPluginOffersTheSameType() throws IOException {
    PluginJar.working("one", "same").write(plugins.resolve("a-first.jar"));

    PluginUnit unit = scan(PluginJar.working("two", "same"));

    assertRefused(
        unit, DUPLICATE_TYPE, "the collector same", plugins.resolve("a-first.jar").toString());
  }

  @Test
  void aTextIsNoJar() throws IOException {
    Files.writeString(plugins.resolve("broken.jar"), "<html>404 Not Found</html>");

    assertRefused(scan(), NOT_A_JAR, "broken.jar");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 60, 99})
  void aTruncatedJarIsNone(int percent) throws IOException {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("broken.jar"));
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length * percent / 100));

    assertRefused(scan(), NOT_A_JAR, "anew");
  }

  @Test
  void aDamagedClassIsNoClass() throws IOException {
    PluginJar broken =
        PluginJar.working("one", "alpha").patched(bytes -> Arrays.copyOf(bytes, 100));

    assertRefused(scan(broken), NOT_A_JAR, "acme.Plugin");
  }

  @Test
  void aDamagedEntryCantBeUnpacked() throws IOException {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("broken.jar"));
    byte[] bytes = Files.readAllBytes(jar);
    int classFile = indexOf(bytes, "acme/Plugin.class");
    Arrays.fill(bytes, classFile + 60, classFile + 200, (byte) 0xff);
    Files.write(jar, bytes);

    assertRefused(scan(), NOT_A_JAR, "anew");
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
  }

  @Test
  void aLinkToNowhereIsUnreadable() throws IOException {
    Files.createSymbolicLink(plugins.resolve("broken.jar"), plugins.resolve("nowhere"));

    assertRefused(scan(), UNREADABLE, "leads to a file that is gone");
  }

  @Test
  void aJarThatTheAgentMayNotReadIsUnreadable() throws IOException {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("broken.jar"));
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(jar), "This user may read everything.");

    assertRefused(scan(), UNREADABLE, "right to read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1st", "under_score", "-", "a b"})
  void anIllegalIdIsInvalid(String id) throws IOException {
    assertRefused(scan(PluginJar.working(id, "alpha")), INVALID, "'" + id + "'", "id()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1st", "under_score"})
  void anIllegalTypeIsInvalid(String type) throws IOException {
    assertRefused(scan(PluginJar.working("one", type)), INVALID, "'" + type + "'", "type()");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return \"one\";",
        "return List.of(new Factory());",
        "return \"alpha\";",
        "return \"Collects nothing much.\";",
        "return Settings.class;",
        "return List.of(ANSWER);",
      })
  void nullFromAnyMethodIsInvalid(String answer) throws IOException {
    assertRefused(scan(withSource(answer, "return null;")), INVALID, "returned null");
  }

  @Test
  void nullInAMapIsInvalid() throws IOException {
    PluginJar broken =
        withSource(
            "public String type()",
            "public Map<String, String> thresholdAliases() {"
                + " return Collections.singletonMap(\"load\", null); } public String type()");

    assertRefused(scan(broken), INVALID, "thresholdAliases() returned null");
  }

  @Test
  void nullInAListIsInvalid() throws IOException {
    PluginJar broken =
        withSource("return List.of(new Factory());", "return Arrays.asList(new Factory(), null);");

    assertRefused(scan(broken), INVALID, "an element of collectors() returned null");
  }

  @Test
  void offeringNothingIsInvalid() throws IOException {
    PluginJar broken = withSource("return List.of(new Factory());", "return List.of();");

    assertRefused(scan(broken), INVALID, "offers nothing");
  }

  @Test
  void offeringATypeTwiceIsInvalid() throws IOException {
    PluginJar broken =
        withSource(
            "return List.of(new Factory());", "return List.of(new Factory(), new Factory());");

    assertRefused(scan(broken), INVALID, "the collector 'alpha' twice");
  }

  @Test
  void twoPluginsInOneUnitAreInvalid() throws IOException {
    PluginJar broken =
        PluginJar.working("one", "alpha")
            .source("more.Plugin", TestSources.plugin("more", "two", "beta"))
            .service("acme.Plugin", "more.Plugin");

    assertRefused(scan(broken), INVALID, "acme.Plugin", "more.Plugin");
  }

  @Test
  void twoReleasesOfAPluginInOneFolderAreInvalid() throws IOException {
    PluginJar.working("one", "alpha").write(plugins.resolve("broken/one-1.0.jar"));
    PluginJar.working("one", "beta").write(plugins.resolve("broken/one-1.1.jar"));

    assertRefused(scan(), INVALID, "one-1.0.jar and ", "one-1.1.jar");
  }

  @Test
  void aProviderThatIsNoPluginIsInvalid() throws IOException {
    PluginJar broken =
        PluginJar.working("one", "alpha")
            .source("acme.Other", "package acme; public class Other {}")
            .service("acme.Other");

    assertRefused(scan(broken), INVALID, "acme.Other", "not a subtype");
  }

  @Test
  void aConstructorWithParametersIsInvalid() throws IOException {
    PluginUnit unit = scan(withMembers("public Plugin(String name) {}"));

    assertRefused(unit, INVALID, "constructor");
  }

  @Test
  void anUnreadableServiceFileIsInvalid() throws IOException {
    PluginUnit unit = scan(PluginJar.working("one", "alpha").service("not a class name!"));

    assertRefused(unit, INVALID, "service file");
  }

  @Test
  void aCopyOfTheApiIsNeverUsedAndSaidToBeThere() throws IOException {
    PluginJar shaded =
        PluginJar.working("one", "alpha")
            .source(
                "org.workloadmonitor.api.MonitorPlugin",
                "package org.workloadmonitor.api; public interface MonitorPlugin { String id();"
                    + " default java.util.List<CollectorFactory<?>> collectors() { return null; }"
                    + " }");

    PluginUnit unit = scan(shaded);

    assertThat(unit.state()).as(unit.detail()).isEqualTo(LOADED);
    assertThat(unit.detail()).contains("copy of monitor-api", "'provided'");
  }
}
