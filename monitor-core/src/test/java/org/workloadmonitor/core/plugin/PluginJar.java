package org.workloadmonitor.core.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.workloadmonitor.api.ApiVersion;

/** A plugin jar that a test compiles: against the class path of the tests and jars of its own. */
final class PluginJar {

  private static final String SERVICE = "META-INF/services/org.workloadmonitor.api.MonitorPlugin";

  /** Many tests start from the same sources. */
  private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<Path> libraries = new ArrayList<>();
  private final Manifest manifest = new Manifest();
  private UnaryOperator<byte[]> patch = UnaryOperator.identity();

  private String classPath = System.getProperty("java.class.path");

  private PluginJar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /** A jar without anything that makes it a plugin. */
  static PluginJar library() {
    return new PluginJar();
  }

  /** A jar with a plugin of this class and nothing wrong yet. */
  static PluginJar plugin(String className, String source) {
    return library()
        .source(className, source)
        .text(SERVICE, className)
        .attribute("Monitor-Api-Version", ApiVersion.CURRENT.toString());
  }

  /** A plugin that works, and offers one collector. */
  static PluginJar working(String id, String type) {
    return plugin("acme.Plugin", TestSources.plugin("acme", id, type));
  }

  PluginJar source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  PluginJar text(String entry, String text) {
    return bytes(entry, text.getBytes(StandardCharsets.UTF_8));
  }

  PluginJar bytes(String entry, byte[] bytes) {
    entries.put(entry, bytes);
    return this;
  }

  PluginJar service(String... lines) {
    return text(SERVICE, String.join("\n", lines));
  }

  PluginJar without(String entry) {
    entries.remove(entry);
    return this;
  }

  PluginJar withoutService() {
    return without(SERVICE);
  }

  PluginJar attribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  PluginJar withoutAttribute(String name) {
    manifest.getMainAttributes().remove(new Attributes.Name(name));
    return this;
  }

  /** Compiles against the jar or folder of this class alone, as a stranger does. */
  PluginJar compiledAgainst(Class<?> type) {
    URL place = type.getProtectionDomain().getCodeSource().getLocation();
    classPath = Path.of(URI.create(place.toString())).toString();
    return this;
  }

  /** Compiles against all that the tests have; the default. */
  PluginJar compiledAgainstTheTestsClassPath() {
    classPath = System.getProperty("java.class.path");
    return this;
  }

  /** A jar that the sources need while they are compiled. */
  PluginJar against(Path library) {
    libraries.add(library);
    return this;
  }

  /** Changes the bytes of every compiled class. */
  PluginJar patched(UnaryOperator<byte[]> patch) {
    this.patch = patch;
    return this;
  }

  /** Makes the classes say that they are of another Java. */
  PluginJar compiledForJava(int feature) {
    return patched(
        bytes -> {
          bytes[6] = (byte) ((feature + 44) >> 8);
          bytes[7] = (byte) (feature + 44);
          return bytes;
        });
  }

  Path write(Path jar) {
    try {
      Files.createDirectories(jar.getParent());
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out, manifest)) {
        for (Map.Entry<String, byte[]> entry : compiled().entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(patch.apply(entry.getValue().clone()));
        }
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
        }
      }
      Protected.one(jar.getParent());
      return Protected.one(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, byte[]> compiled() throws IOException {
    if (sources.isEmpty()) {
      return Map.of();
    }
    Map<String, byte[]> known = COMPILED.get(sources.toString());
    Map<String, byte[]> classes = known == null ? compile() : known;
    COMPILED.put(sources.toString(), classes);
    return classes;
  }

  private Map<String, byte[]> compile() throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    Path directory = Files.createTempDirectory("compiled-plugin");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-Xlint:all,-try,-processing,-path,-classfile",
                      "-Werror",
                      "-cp",
                      classPath(),
                      "-d",
                      directory.toString()),
                  null,
                  sources.entrySet().stream().map(PluginJar::source).toList())
              .call();
      if (!compiled) {
        throw new AssertionError("The test's plugin does not compile:\n" + messages);
      }
    }
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        classes.put(name, Files.readAllBytes(file));
      }
    }
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
    return classes;
  }

  private String classPath() {
    String separator = System.getProperty("path.separator");
    StringBuilder path = new StringBuilder(classPath);
    libraries.forEach(library -> path.append(separator).append(library));
    return path.toString();
  }

  private static JavaFileObject source(Map.Entry<String, String> source) {
    URI name = URI.create("string:///" + source.getKey().replace('.', '/') + ".java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.getValue();
      }
    };
  }
}
