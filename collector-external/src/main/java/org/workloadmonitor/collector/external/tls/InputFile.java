package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that the configuration names; what is wrong with one is a sentence for the user. */
final class InputFile {

  /** Far more than all authorities of the world need, and far less than memory. */
  private static final int LARGEST = 8 << 20;

  private InputFile() {}

  static byte[] read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file %s.".formatted(file), e);
    } catch (AccessDeniedException e) {
      throw new IOException("The agent's user may not read the file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new IOException("The file %s can't be read: %s.".formatted(file, e.getMessage()), e);
    }
    if (content.length > LARGEST) {
      throw new IOException(
          "The file %s is larger than 8 MiB; it can't hold just certificates.".formatted(file));
    }
    return content;
  }
}
