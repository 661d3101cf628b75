package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * Gives the same reading to all who ask in one run: the kernel sums up a control group's statistics
 * anew for every read, over all processors.
 *
 * @param <T> the reading
 */
final class Recent<T> implements Reader<T> {

  private static final long RECENT_NANOS = Duration.ofMillis(50).toNanos();

  private final Reader<T> reader;
  private final LongSupplier nanoTime;
  private @Nullable T reading;
  private long readAt;

  Recent(Reader<T> reader, LongSupplier nanoTime) {
    this.reader = reader;
    this.nanoTime = nanoTime;
  }

  @Override
  public T read() throws IOException {
    long now = nanoTime.getAsLong();
    T recent = reading;
    if (recent == null || now - readAt > RECENT_NANOS) {
      recent = reader.read();
      reading = recent;
      readAt = now;
    }
    return recent;
  }
}
