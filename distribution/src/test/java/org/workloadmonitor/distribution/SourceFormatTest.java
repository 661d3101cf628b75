package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The Java sources are formatted. A test, and not a step of a Maven plugin, because
 * google-java-format uses the compiler of the Java that it runs on: tests run on the JDK of the
 * build, Maven on whatever Java the machine has.
 */
class SourceFormatTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private final Formatter formatter = new Formatter();

  @Test
  void everySourceFileIsFormatted() throws IOException {
    List<Path> unformatted =
        sources().parallelStream()
            .filter(file -> !isFormatted(file))
            .map(PROJECT::relativize)
            .toList();

    assertThat(unformatted)
        .as("Files to format; 'mvn spotless:apply' does it (see CONTRIBUTING.md)")
        .isEmpty();
  }

  private boolean isFormatted(Path file) {
    try {
      String source = Files.readString(file);
      String imports =
          RemoveUnusedImports.removeUnusedImports(
              ImportOrderer.reorderImports(source, Style.GOOGLE));
      return source.equals(formatter.formatSource(imports));
    } catch (IOException | FormatterException e) {
      throw new AssertionError("google-java-format can't read " + file, e);
    }
  }

  /** All of the project's Java files; none of what a build made. */
  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        PROJECT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            return name.equals("target") || name.startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
