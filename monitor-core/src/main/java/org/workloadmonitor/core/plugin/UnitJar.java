package org.workloadmonitor.core.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** One opened jar of a unit. */
final class UnitJar implements Closeable {

  private final Path path;
  private final CodeSource source;
  private final JarFile file;
  private final Manifest manifest;

  /**
   * Takes over an opened jar.
   *
   * @param path where the operator put it; the opened file may be a copy
   * @throws IOException if its manifest can't be read; the file is left open
   */
  UnitJar(Path path, JarFile file) throws IOException {
    this.path = path;
    this.source = new CodeSource(path.toUri().toURL(), (Certificate[]) null);
    this.file = file;
    Manifest read = file.getManifest();
    this.manifest = read == null ? new Manifest() : read;
  }

  Path path() {
    return path;
  }

  CodeSource source() {
    return source;
  }

  JarFile file() {
    return file;
  }

  Manifest manifest() {
    return manifest;
  }

  Optional<JarEntry> entry(String name) {
    return Optional.ofNullable(file.getJarEntry(name));
  }

  byte[] bytes(JarEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** A URL that shows the jar's path and reads from the jar that was opened. */
  URL resource(String name) throws MalformedURLException {
    try {
      String encoded = new URI(null, null, "/" + name, null).getRawPath();
      return URL.of(
          URI.create("jar:" + source.getLocation() + "!" + encoded),
          new OpenJarHandler(path, file));
    } catch (URISyntaxException e) {
      throw (MalformedURLException) new MalformedURLException(name).initCause(e);
    }
  }

  /** Whether a jar holds the same as this one; the time stamps of files don't matter. */
  boolean hasSameContentAs(JarFile other) {
    return contents(file).equals(contents(other));
  }

  /** The check sums come from the jar's directory, so nothing is unpacked. */
  private static Map<String, Long> contents(JarFile jar) {
    Map<String, Long> contents = new HashMap<>();
    jar.stream().forEach(entry -> contents.put(entry.getName(), entry.getCrc()));
    return contents;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Closes jars that are not going to be read any more, whatever happens. */
  static void closeAll(List<UnitJar> jars) {
    for (UnitJar jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        // Nothing was written, so nothing is lost.
      }
    }
  }
}
