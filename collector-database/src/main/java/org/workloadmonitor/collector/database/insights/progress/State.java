package org.workloadmonitor.collector.database.insights.progress;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What a collector remembers from run to run, and over restarts.
 *
 * <p>What a run took is written down when the next one begins, and when the collector is closed: by
 * then the agent has it. A process that is killed may so take a run's points twice, and loses none.
 *
 * <p>A command such as {@code monitor test} that collects once, perhaps beside the running agent,
 * neither reads what that one remembers nor changes it. For use by one thread at a time.
 */
public final class State implements AutoCloseable {

  private final DirectoryLock lock;
  private final ProgressFile file;
  private final SeenDigests seen;
  private int runs;
  private @Nullable Progress progress;

  /**
   * Opens it; nothing is read or written yet.
   *
   * @param directory of the collector
   */
  public State(Path directory, Logger logger) {
    this.lock = new DirectoryLock(directory.resolve("lock"));
    this.file = new ProgressFile(directory.resolve("progress"), logger);
    this.seen = new SeenDigests(directory.resolve("digests"), logger);
  }

  /** Begins a run: the agent has what the one before took. */
  public void beginRun() {
    if (runs == 0 && lock.hold()) {
      seen.load();
    } else {
      save();
    }
    runs++;
  }

  /** The progress with an instance; another one's is forgotten. */
  public Progress progressOf(String resource, Duration period) {
    Progress current = progress;
    if (current == null || !current.resource().equals(resource)) {
      current = lock.hold() ? file.load(resource, period) : Progress.none(resource, period);
      progress = current;
    }
    return current;
  }

  /** The statements whose text was told. */
  public SeenDigests seen() {
    return seen;
  }

  private void save() {
    if (!lock.hold()) {
      return;
    }
    if (progress != null) {
      file.save(progress);
    }
    seen.save();
  }

  @Override
  public void close() {
    if (runs > 1) {
      save();
    }
    lock.close();
  }
}
