package org.workloadmonitor.core.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.sink.Backlog;
import org.workloadmonitor.core.config.QueueSettings;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.instance.PrivateDirectory;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.outbox.AgeClock;
import org.workloadmonitor.core.outbox.DeadLetters;
import org.workloadmonitor.core.outbox.DurableOutbox;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.Outbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.time.Time;

/**
 * The files behind the sinks: a queue for each that keeps its backlog, and what each has rejected.
 * One agent at a time uses them.
 */
final class Queues {

  private static final Logger LOG = LoggerFactory.getLogger(Queues.class);

  private static final String QUEUE = ".queue";

  /** An empty file is not larger. */
  private static final long NEXT_TO_NOTHING = 64 << 10;

  private final Path queues;
  private final Path deadLetters;
  private final Time time;
  private @Nullable FileLock lock;

  /**
   * Names the folders; they are made when they are needed.
   *
   * @param data what the agent writes
   */
  Queues(Path data, Time time) {
    this.queues = data.resolve("queues");
    this.deadLetters = data.resolve("rejected");
    this.time = time;
  }

  /**
   * Opens the queue of a sink.
   *
   * @throws ConfigurationException if another agent uses the same folder
   */
  Outbox open(SinkConfiguration<?> sink, OpenSink opened, QueueSettings settings) {
    if (opened.profile().backlog() == Backlog.DROP) {
      OutboxLimits limits = new OutboxLimits(settings.maxMemory().bytes(), settings.maxAge());
      return new MemoryOutbox(limits, new AgeClock(time));
    }
    makeFolder();
    OutboxLimits limits = new OutboxLimits(settings.maxBytes().bytes(), settings.maxAge());
    String kind = sink.factory().type() + " " + opened.profile().temporality();
    return DurableOutbox.open(
        limits,
        settings.maxMemory().bytes(),
        settings.flushInterval(),
        new StoreFile(queues.resolve(fileName(sink.id()) + QUEUE), kind, time.clock()),
        time);
  }

  private void makeFolder() {
    try {
      PrivateDirectory.at(queues);
      lock();
    } catch (IOException | RuntimeException e) {
      if (e instanceof ConfigurationException taken) {
        throw taken;
      }
      // The queues will say so, and go on in memory.
      LOG.debug("{} can't be made or locked: {}", queues, Reason.of(e));
    }
  }

  private synchronized void lock() throws IOException {
    if (lock != null) {
      return;
    }
    Path file = queues.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new ConfigurationException(
          ("another agent keeps its queues in %s. Stop that one, or give this one a data directory"
                  + " of its own with the variable MONITOR_DATA.")
              .formatted(queues));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** The file for what a sink rejects. */
  DeadLetters deadLetters(String sink) {
    return new DeadLetters(deadLetters.resolve(fileName(sink) + ".jsonl"), time.clock());
  }

  /** Ids differ by case, and many file systems don't tell cases apart. */
  static String fileName(String id) {
    if (id.equals(id.toLowerCase(Locale.ROOT)) && id.length() <= 100) {
      return id;
    }
    CRC32 hash = new CRC32();
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return "%s~%08x".formatted(id.substring(0, Math.min(id.length(), 100)), hash.getValue());
  }

  /** Tells of queues that hold something and belong to no sink. */
  void tellOfUnused(Collection<String> sinks) {
    List<String> used = sinks.stream().map(id -> fileName(id) + QUEUE).toList();
    if (!Files.isDirectory(queues)) {
      return;
    }
    try (var files = Files.list(queues)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(QUEUE) && !used.contains(name) && size(file) > NEXT_TO_NOTHING) {
          LOG.warn(
              "The queue {} ({} KiB) belongs to no sink of the configuration. It is kept: a sink of"
                  + " that id and type will deliver it. Delete it if that is not wanted.",
              file,
              size(file) >> 10);
        }
      }
    } catch (IOException e) {
      LOG.debug("{} can't be listed: {}", queues, Reason.of(e));
    }
  }

  private static long size(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
  }
}
