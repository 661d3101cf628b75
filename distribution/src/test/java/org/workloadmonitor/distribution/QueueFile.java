package org.workloadmonitor.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.core.outbox.Demand;
import org.workloadmonitor.core.outbox.DurableOutbox;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.Outbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.time.SystemTime;

/** What an agent that is not running has left in the queue of its CloudWatch sink. */
final class QueueFile {

  private static final long EVERYTHING = 1L << 40;
  private static final int MANY = 10_000;

  private QueueFile() {}

  /**
   * Reads a copy of it; an agent that starts later finds it as it was.
   *
   * @param data the agent's
   * @param copies for the copy; empty
   */
  static List<Item> read(Path data, Path copies) throws IOException {
    Path queues = data.resolve("queues");
    if (!Files.isDirectory(queues)) {
      return List.of();
    }
    Files.createDirectories(copies);
    try (Stream<Path> files = Files.list(queues)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("cloudwatch.queue")).toList()) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    }
    return items(copies.resolve("cloudwatch.queue"));
  }

  private static List<Item> items(Path file) {
    List<Item> items = new ArrayList<>();
    try (SystemTime time = SystemTime.start((thread, failure) -> failure.printStackTrace());
        Outbox outbox =
            DurableOutbox.open(
                new OutboxLimits(EVERYTHING, Duration.ofDays(365)),
                EVERYTHING,
                Duration.ofMinutes(1),
                new StoreFile(file, "cloudwatch DELTA", InstantSource.system()),
                time)) {
      while (items.size() < outbox.counts().pending()) {
        outbox.take(Demand.of(MANY, EVERYTHING)).entries().stream()
            .map(Entry::item)
            .forEach(items::add);
      }
    }
    return items;
  }
}
