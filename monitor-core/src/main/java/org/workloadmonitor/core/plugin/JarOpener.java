package org.workloadmonitor.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the jar that stands at a path. */
interface JarOpener {

  JarFile open(Path jar) throws IOException;

  /** Opens the jar itself. Overwritten in place, its remaining classes can't be read any more. */
  static JarFile inPlace(Path jar) throws IOException {
    return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
  }

  /**
   * Opens a copy that has no name any more, so that nothing can change it and the operating system
   * removes it at the agent's end, however that comes. It costs disk space and no memory. Where no
   * copy can be made, or a file can't be removed while it is open, as on Windows, the jar itself is
   * opened.
   *
   * @param directory where copies are made; created where it is missing
   */
  static JarOpener ofCopies(Path directory) {
    return jar -> {
      Path copy;
      try {
        if (!jar.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          return inPlace(jar);
        }
        copy = copy(jar, directory);
      } catch (IOException e) {
        Logger log = LoggerFactory.getLogger(JarOpener.class);
        log.debug("{} is read in place, for no copy can be made in {}.", jar, directory, e);
        return inPlace(jar);
      }
      try {
        return inPlace(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    };
  }

  /** The name needs to be unique, not secret: a temporary file's would start a random generator. */
  private static Path copy(Path jar, Path directory) throws IOException {
    Files.createDirectories(directory);
    String unique = "." + ProcessHandle.current().pid() + "." + System.nanoTime();
    return Files.copy(jar, directory.resolve(jar.getFileName() + unique));
  }
}
