package org.workloadmonitor.core.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.workloadmonitor.api.ApiVersion;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.core.launch.acme.AcmePlugin;

/** Runs commands in this process, in an installation of its own. */
final class Shell {

  private final Installation installation;

  /** An installation in this folder, which the plugin {@link AcmePlugin} is part of. */
  Shell(Path folder) {
    installation = new Installation(folder.resolve("home"), folder.resolve("data"));
    try {
      Files.createDirectories(installation.plugins());
      Files.createDirectories(folder.resolve("home/conf"));
      pack(installation.plugins().resolve("acme.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out what it printed to standard output
   * @param err what it printed to standard error, apart from the log
   */
  record Result(int code, String out, String err) {}

  Path plugins() {
    return installation.plugins();
  }

  /** Writes the configuration that is read where the command line names none. */
  Path configure(String yaml) {
    try {
      return Files.writeString(installation.home().resolve("conf/monitor.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(print(out), print(err));
    int code = Main.run(terminal, installation, arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(OutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static void pack(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .putValue(ApiVersion.MANIFEST_ATTRIBUTE, ApiVersion.CURRENT.toString());
    Path classes =
        Path.of(
            URI.create(
                AcmePlugin.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    Path acme = classes.resolve(AcmePlugin.class.getPackageName().replace('.', '/'));
    try (JarOutputStream zip = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.list(acme)) {
      for (Path file : files.sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
      zip.putNextEntry(new ZipEntry("META-INF/services/" + MonitorPlugin.class.getName()));
      zip.write(AcmePlugin.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }
}
