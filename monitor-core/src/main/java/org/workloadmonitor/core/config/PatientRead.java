package org.workloadmonitor.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a file that may be none: a pipe into which something writes the configuration ({@code
 * /dev/stdin}, {@code <(...)}) is as good, but one that nobody writes to would be waited for
 * without end.
 *
 * @param patience how long is waited for what is not a regular file
 */
record PatientRead(Duration patience) {

  /** Whoever generates a configuration does it faster. */
  static final PatientRead USUAL = new PatientRead(Duration.ofSeconds(5));

  /** Says that nothing came in time. */
  static final class NobodyWrites extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The first bytes of a file.
   *
   * @throws NobodyWrites if it is a pipe or a device, and did not come to its end in time
   * @throws IOException if it can't be read
   */
  byte[] bytes(Path file, int most) throws IOException {
    return Files.isRegularFile(file) ? read(file, most) : readInTime(file, most);
  }

  private static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    }
  }

  /** On a thread of its own: nothing ends the opening of a pipe but somebody who writes to it. */
  private byte[] readInTime(Path file, int most) throws IOException {
    FutureTask<byte[]> reading = new FutureTask<>(() -> read(file, most));
    Thread.ofPlatform().daemon().name("read " + file).start(reading);
    try {
      return reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NobodyWrites();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The reading was interrupted.", e);
    }
  }
}
