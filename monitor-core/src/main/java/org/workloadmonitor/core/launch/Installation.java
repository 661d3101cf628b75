package org.workloadmonitor.core.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this installation lies, as the launcher tells through system properties.
 *
 * @param home the unpacked distribution
 * @param data what the agent writes
 */
record Installation(Path home, Path data) {

  /** Reads {@code monitor.home} and {@code monitor.data}; both default to the current directory. */
  static Installation current() {
    Path home = Path.of(System.getProperty("monitor.home", ".")).toAbsolutePath().normalize();
    String data = System.getProperty("monitor.data", "");
    return new Installation(
        home, data.isEmpty() ? home.resolve("data") : Path.of(data).toAbsolutePath().normalize());
  }

  Path plugins() {
    return home.resolve("plugins");
  }

  /** The configuration that is used where the command line names none. */
  Optional<Path> usualConfiguration() {
    Path file = home.resolve("conf").resolve("monitor.yaml");
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** The version in the manifest of the core's jar. */
  static String version() {
    String version = Installation.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
