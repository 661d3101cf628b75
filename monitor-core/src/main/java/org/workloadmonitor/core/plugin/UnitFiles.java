package org.workloadmonitor.core.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one unit.
 *
 * @param name the file's name without {@code .jar}, or the folder's
 * @param path the jar or folder
 */
record UnitFiles(String name, Path path) {

  private static final String JAR = ".jar";

  static boolean isUnit(Path path) {
    return Files.isDirectory(path) || isJar(path);
  }

  static UnitFiles of(Path path) {
    String file = fileName(path);
    boolean bareJar = isJar(path) && !Files.isDirectory(path);
    return new UnitFiles(bareJar ? file.substring(0, file.length() - JAR.length()) : file, path);
  }

  /** The folder that the unit's jars are in, or would be if there were more than one. */
  Path folder() {
    return path.resolveSibling(name);
  }

  /** The unit's jars, in the order in which classes are looked for in them: by name. */
  List<Path> jars() throws IOException {
    return Files.isDirectory(path)
        ? sorted(path).stream().filter(UnitFiles::isJar).toList()
        : List.of(path);
  }

  /** What is in a directory, by name, without hidden files. */
  static List<Path> sorted(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (!fileName(entry).startsWith(".")) {
          found.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    found.sort((a, b) -> fileName(a).compareTo(fileName(b)));
    return found;
  }

  private static boolean isJar(Path path) {
    return fileName(path).endsWith(JAR) && fileName(path).length() > JAR.length();
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
