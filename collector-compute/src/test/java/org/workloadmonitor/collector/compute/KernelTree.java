package org.workloadmonitor.collector.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A copy of the files of some kernel, to be changed by a test. */
public final class KernelTree {

  private final Path root;

  private KernelTree(Path root) {
    this.root = root;
  }

  /**
   * Copies the files of a kernel.
   *
   * @param name a directory below {@code kernels} of the test resources
   * @param target an existing directory
   */
  public static KernelTree copy(String name, Path target) throws IOException {
    Path source = source(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
    return new KernelTree(target);
  }

  /** An empty tree. */
  public static KernelTree empty(Path target) {
    return new KernelTree(target);
  }

  private static Path source(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(KernelTree.class.getResource("/kernels/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** The names of all files of a kernel, relative to its root. */
  public static List<String> files(String name) {
    Path source = source(name);
    try (Stream<Path> files = Files.walk(source)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> source.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path root() {
    return root;
  }

  /** Gives a file another content. */
  public KernelTree write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, content);
    return this;
  }

  /** Replaces a text in a file. */
  public KernelTree replace(String file, String old, String now) throws IOException {
    String content = Files.readString(root.resolve(file));
    if (!content.contains(old)) {
      throw new IllegalArgumentException("There is no '%s' in %s".formatted(old, file));
    }
    return write(file, content.replace(old, now));
  }

  public KernelTree delete(String file) throws IOException {
    Files.delete(root.resolve(file));
    return this;
  }
}
