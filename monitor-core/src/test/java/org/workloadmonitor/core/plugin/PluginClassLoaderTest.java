package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.spi.SLF4JServiceProvider;
import org.workloadmonitor.api.MonitorPlugin;

class PluginClassLoaderTest {

  private static final String PLUGIN_SERVICE =
      "META-INF/services/org.workloadmonitor.api.MonitorPlugin";

  /** Where the names of files can hold one: not with LC_ALL=C. */
  private static final String UMLAUT =
      Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode('ü')
          ? "ü"
          : "u";

  @TempDir Path directory;
  private final List<PluginClassLoader> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(PluginClassLoader::close);
  }

  private PluginClassLoader loader(String unit, PluginJar... jars) throws IOException {
    List<UnitJar> files = new ArrayList<>();
    for (PluginJar jar : jars) {
      Path path = directory.resolve("%s/%d # %s.jar".formatted(unit, files.size(), UMLAUT));
      files.add(new UnitJar(path, JarOpener.inPlace(jar.write(path))));
    }
    PluginClassLoader loader = new PluginClassLoader(unit, files);
    opened.add(loader);
    return loader;
  }

  private static String read(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void takesTheApiAndSlf4jFromTheCoreWhateverTheUnitHolds() throws Exception {
    PluginClassLoader loader =
        loader(
            "one",
            PluginJar.library()
                .bytes("org/workloadmonitor/api/MonitorPlugin.class", new byte[] {1})
                .bytes("org/workloadmonitor/api/signal/Signal.class", new byte[] {1})
                .bytes("org/slf4j/Logger.class", new byte[] {1}));

    assertThat(loader.loadClass(MonitorPlugin.class.getName())).isSameAs(MonitorPlugin.class);
    assertThat(loader.loadClass(Logger.class.getName())).isSameAs(Logger.class);
    assertThat(loader.loadClass("org.workloadmonitor.api.signal.Signal").getClassLoader())
        .isSameAs(MonitorPlugin.class.getClassLoader());
    assertThat(loader.getResource("org/slf4j/Logger.class"))
        .isEqualTo(Logger.class.getClassLoader().getResource("org/slf4j/Logger.class"));
    assertThat(Collections.list(loader.getResources("org/slf4j/Logger.class"))).hasSize(1);
  }

  @Test
  void seesNothingElseOfTheCore() throws IOException {
    PluginClassLoader loader = loader("one", PluginJar.library());

    for (String name :
        List.of(
            "org.workloadmonitor.core.launch.Main",
            "org.workloadmonitor.apiary.Bee",
            "ch.qos.logback.classic.Logger",
            "picocli.CommandLine",
            "org.junit.jupiter.api.Test")) {
      assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
      assertThat(loader.getResource(name.replace('.', '/') + ".class")).isNull();
    }
  }

  @Test
  void seesTheModulesOfTheJdk() throws Exception {
    PluginClassLoader loader = loader("one", PluginJar.library());

    assertThat(loader.loadClass("java.sql.Driver")).isSameAs(java.sql.Driver.class);
    assertThat(loader.loadClass("java.net.http.HttpClient")).isNotNull();
  }

  @Test
  void keepsTwoVersionsOfALibraryApart() throws Exception {
    PluginClassLoader one = loader("one", TestSources.library("1.0"));
    PluginClassLoader two = loader("two", TestSources.library("2.0"));

    assertThat(version(one)).isEqualTo("1.0");
    assertThat(version(two)).isEqualTo("2.0");
  }

  private static Object version(ClassLoader loader) throws ReflectiveOperationException {
    return loader.loadClass("lib.Library").getMethod("version").invoke(null);
  }

  @Test
  void looksThroughTheJarsInTheirOrder() throws Exception {
    PluginClassLoader loader =
        loader(
            "one",
            TestSources.library("first").text("name.txt", "first"),
            TestSources.library("second").text("name.txt", "second"));

    assertThat(version(loader)).isEqualTo("first");
    assertThat(read(loader.getResource("name.txt"))).isEqualTo("first");
    List<String> all = new ArrayList<>();
    for (URL url : Collections.list(loader.getResources("name.txt"))) {
      all.add(read(url));
    }
    assertThat(all).containsExactly("first", "second");
  }

  @Test
  void showsTheUnitsOwnServiceFilesAndNoneOfTheCore() throws IOException {
    PluginClassLoader with = loader("with", PluginJar.library().service("acme.Plugin"));
    PluginClassLoader without = loader("without", PluginJar.library());

    assertThat(Collections.list(with.getResources(PLUGIN_SERVICE))).hasSize(1);
    assertThat(Collections.list(without.getResources(PLUGIN_SERVICE))).isEmpty();
  }

  @Test
  void hidesServiceFilesOfSlf4j() throws IOException {
    String file = "META-INF/services/" + SLF4JServiceProvider.class.getName();
    PluginClassLoader loader =
        loader("one", PluginJar.library().text(file, "acme.OwnLoggingBackEnd"));

    assertThat(Logger.class.getClassLoader().getResource(file)).as("the core's own").isNotNull();
    assertThat(loader.getResource(file)).isNull();
    assertThat(ServiceLoader.load(SLF4JServiceProvider.class, loader)).isEmpty();
  }

  @Test
  void findsProvidersOfAServiceInsideTheUnit() throws Exception {
    PluginClassLoader loader =
        loader(
            "one",
            PluginJar.library()
                .source("spi.Codec", "package spi; public interface Codec {}")
                .source("spi.Zip", "package spi; public class Zip implements Codec {}")
                .text("META-INF/services/spi.Codec", "spi.Zip"));

    assertThat(ServiceLoader.load(loader.loadClass("spi.Codec"), loader))
        .singleElement()
        .satisfies(codec -> assertThat(codec.getClass().getName()).isEqualTo("spi.Zip"));
  }

  @Test
  void readsResourcesWithUnusualNames() throws IOException {
    String name = "some dir/ü%20+#?.txt";
    PluginClassLoader loader = loader("one", PluginJar.library().text(name, "found"));

    assertThat(read(loader.getResource(name))).isEqualTo("found");
    try (InputStream in = loader.getResourceAsStream(name)) {
      assertThat(in).hasContent("found");
    }
    assertThat(loader.getResource("nowhere.txt")).isNull();
  }

  @Test
  void givesJarConnectionsForLibrariesThatCast() throws IOException {
    PluginClassLoader loader = loader("one", PluginJar.library().text("a.txt", "twelve bytes"));
    URL url = loader.getResource("a.txt");

    JarURLConnection connection = (JarURLConnection) url.openConnection();
    assertThat(url.getProtocol()).isEqualTo("jar");
    assertThat(connection.getEntryName()).isEqualTo("a.txt");
    assertThat(connection.getContentLengthLong()).isEqualTo(12);
    JarURLConnection uncached = (JarURLConnection) url.openConnection();
    uncached.setUseCaches(false);
    try (JarFile own = uncached.getJarFile()) {
      assertThat(own.getEntry("a.txt")).isNotNull();
    }
    assertThat(read(url)).as("after the caller has closed his file").isEqualTo("twelve bytes");
  }

  @Test
  void doesNotFollowTheClassPathOfAManifest() throws IOException {
    PluginJar.library().text("secret.txt", "x").write(directory.resolve("one/other.jar"));
    PluginClassLoader loader =
        loader("one", PluginJar.library().attribute("Class-Path", "other.jar"));

    assertThat(loader.getResource("secret.txt")).isNull();
  }

  @Test
  void prefersTheVersionForTheRunningJavaInAMultiReleaseJar() throws IOException {
    PluginClassLoader loader =
        loader(
            "one",
            PluginJar.library()
                .attribute("Multi-Release", "true")
                .text("a.txt", "old")
                .text("META-INF/versions/21/a.txt", "for 21"));

    assertThat(read(loader.getResource("a.txt"))).isEqualTo("for 21");
  }

  @Test
  void tellsClassesWhereTheyComeFrom() throws Exception {
    PluginClassLoader loader =
        loader("one", TestSources.library("1").attribute("Implementation-Version", "4.2"));

    Class<?> library = loader.loadClass("lib.Library");

    assertThat(library.getPackage().getImplementationVersion()).isEqualTo("4.2");
    assertThat(library.getProtectionDomain().getCodeSource().getLocation())
        .isEqualTo(loader.jars().getFirst().path().toUri().toURL());
    assertThat(loader.getName()).isEqualTo("one");
    assertThat(loader.isRegisteredAsParallelCapable()).isTrue();
  }
}
