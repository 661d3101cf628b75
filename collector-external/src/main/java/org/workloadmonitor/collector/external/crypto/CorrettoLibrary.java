package org.workloadmonitor.collector.external.crypto;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Amazon Corretto Crypto Provider. Its jars for all platforms lie beside each other and hold
 * classes of the same names, so the one for this platform gets a class loader of its own.
 */
final class CorrettoLibrary {

  private static final String PROVIDER =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  /** Where the library unpacks its native part; it asks when its classes are loaded. */
  private static final String FOLDER = "com.amazon.corretto.crypto.provider.tmpdir";

  private CorrettoLibrary() {}

  /**
   * Loads the library.
   *
   * @param jars knows the jars of all platforms
   * @param folder where it may be unpacked; left as it was
   * @return empty if there is no jar for this platform
   */
  static Optional<Provider> find(ClassLoader jars, Path folder)
      throws IOException, ReflectiveOperationException {
    String jarName = "-%s.jar".formatted(platform());
    Optional<URI> jar =
        Collections.list(jars.getResources(PROVIDER.replace('.', '/') + ".class")).stream()
            .map(CorrettoLibrary::jar)
            .filter(place -> place.getPath().endsWith(jarName))
            .findFirst();
    return jar.isEmpty() ? Optional.empty() : Optional.of(load(jar.get(), folder));
  }

  /** As the names of the jars have it. */
  static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch_64";
          case String other -> other;
        };
    return system + "-" + machine;
  }

  /** {@code jar:file:/place/of/it.jar!/com/...} is in {@code file:/place/of/it.jar}. */
  private static URI jar(URL resource) {
    String place = resource.getPath();
    return URI.create(place.substring(0, Math.max(0, place.indexOf("!/"))));
  }

  /** The class loader stays open for as long as the agent runs. */
  private static Provider load(URI jar, Path folder)
      throws IOException, ReflectiveOperationException {
    URLClassLoader classes =
        new URLClassLoader(new URL[] {jar.toURL()}, ClassLoader.getPlatformClassLoader());
    Path unpacked = Files.createTempDirectory(folder, "native-crypto");
    String before = System.getProperty(FOLDER);
    System.setProperty(FOLDER, before == null ? unpacked.toString() : before);
    try {
      Class<?> type = classes.loadClass(PROVIDER);
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      var _ = type.getMethod("assertHealthy").invoke(provider);
      return provider;
    } finally {
      if (before == null) {
        System.clearProperty(FOLDER);
      }
      delete(unpacked);
    }
  }

  /** Linux keeps a library in use that has lost its name. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path deepest : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(deepest);
      }
    }
  }
}
