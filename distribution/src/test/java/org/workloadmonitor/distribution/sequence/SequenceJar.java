package org.workloadmonitor.distribution.sequence;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.workloadmonitor.api.ApiVersion;
import org.workloadmonitor.api.MonitorPlugin;

/** The plugin of this package as a jar. */
public final class SequenceJar {

  private SequenceJar() {}

  /** Puts it into an installation. */
  public static void install(Path home) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Monitor-Api-Version", ApiVersion.CURRENT.toString());
    String folder = SequencePlugin.class.getPackageName().replace('.', '/');
    try (OutputStream out = Files.newOutputStream(home.resolve("plugins/sequence.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry("META-INF/services/" + MonitorPlugin.class.getName()));
      jar.write(SequencePlugin.class.getName().getBytes(StandardCharsets.UTF_8));
      for (Path file : classes(folder)) {
        jar.putNextEntry(new ZipEntry(folder + "/" + file.getFileName()));
        Files.copy(file, jar);
      }
    }
  }

  private static List<Path> classes(String folder) throws IOException {
    URI root;
    try {
      root = SequencePlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    try (Stream<Path> files = Files.list(Path.of(root).resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}
