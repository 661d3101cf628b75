package org.workloadmonitor.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.workloadmonitor.core.config.Placeholders.NoValue;

/** The value of a {@code ${file:PATH}} placeholder. */
final class SecretFile {

  private static final int LARGEST = 64 << 10;

  private SecretFile() {}

  /** The whole text without one newline at its end, which editors and {@code echo} put there. */
  static String read(Path file) throws NoValue {
    byte[] bytes = bytes(file);
    if (bytes.length > LARGEST) {
      throw refused(file, "is larger than 64 KiB. A placeholder is for a single value.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.endsWith("\r\n")
          ? text.substring(0, text.length() - 2)
          : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    } catch (CharacterCodingException e) {
      throw refused(file, "is not UTF-8 text.");
    }
  }

  /** Only regular files: a pipe could keep the start waiting for ever. */
  private static byte[] bytes(Path file) throws NoValue {
    if (Files.notExists(file)) {
      throw refused(file, "does not exist.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused(file, "is not a regular file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw refused(file, "can't be read. Let the agent's user read it.");
    }
  }

  private static NoValue refused(Path file, String why) {
    return new NoValue("The file %s of a placeholder %s".formatted(Quote.of(file.toString()), why));
  }
}
