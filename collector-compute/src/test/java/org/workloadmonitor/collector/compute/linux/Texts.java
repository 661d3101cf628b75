package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts for tests of parsers. */
final class Texts {

  private Texts() {}

  static Text of(String content) throws IOException {
    Path file = Files.createTempFile("text", "");
    try (RandomAccessFile open =
        new RandomAccessFile(Files.writeString(file, content).toFile(), "r")) {
      Text text = new Text();
      text.fill(open);
      return text;
    } finally {
      Files.delete(file);
    }
  }
}
