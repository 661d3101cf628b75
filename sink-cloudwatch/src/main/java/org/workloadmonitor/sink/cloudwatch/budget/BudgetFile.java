package org.workloadmonitor.sink.cloudwatch.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Remembers the places of a budget while the agent is stopped, so that a restart does not give them
 * to others within the hour. Written when they changed, every five minutes at most, and when the
 * sink is closed. A file that can't be read or written costs that memory, and nothing else. For use
 * by one thread at a time.
 */
public final class BudgetFile {

  private static final Duration BETWEEN_SAVES = Duration.ofMinutes(5);

  private final MetricBudget budget;
  private final Path file;
  private final Clock clock;
  private final Logger logger;
  private Instant lastSave;

  /**
   * Reads the file, if it is there and less than an hour old.
   *
   * @param budget what takes its places
   */
  public BudgetFile(MetricBudget budget, Path file, Clock clock, Logger logger) {
    this.budget = budget;
    this.file = file;
    this.clock = clock;
    this.logger = logger;
    this.lastSave = clock.instant();
    load();
  }

  private void load() {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.isEmpty()) {
        return;
      }
      Instant saved = Instant.parse(lines.getFirst());
      if (saved.isAfter(clock.instant().minus(MetricBudget.IDLE))) {
        Map<Long, Long> places = new HashMap<>();
        lines.stream().skip(1).forEach(line -> read(line, places));
        budget.restore(places, saved);
      }
    } catch (IOException | RuntimeException e) {
      logger.warn("Can't read {}; the budget begins with no metric in it: {}", file, e.toString());
    }
  }

  private static void read(String line, Map<Long, Long> places) {
    String[] words = line.split(" ", 2);
    places.put(Long.parseUnsignedLong(words[0], 16), Long.parseUnsignedLong(words[1], 16));
  }

  /** Writes the file if there is news and the last time was a while ago. */
  public void saveNowAndThen() {
    if (Duration.between(lastSave, clock.instant()).compareTo(BETWEEN_SAVES) >= 0
        && budget.takeChanged()) {
      save();
    }
  }

  /** Writes the file. */
  public void save() {
    lastSave = clock.instant();
    StringBuilder text = new StringBuilder().append(lastSave).append('\n');
    budget
        .snapshot()
        .forEach(
            (metric, series) ->
                text.append(Long.toHexString(metric))
                    .append(' ')
                    .append(Long.toHexString(series))
                    .append('\n'));
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      logger.warn("Can't write {}: {}", file, e.toString());
    }
  }
}
