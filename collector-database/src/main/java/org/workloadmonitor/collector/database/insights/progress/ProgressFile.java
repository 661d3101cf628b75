package org.workloadmonitor.collector.database.insights.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Keeps the progress while the agent is stopped. A file that can't be read or written costs that
 * memory, and nothing else.
 *
 * <p>The first line names the format, the instance, the period in seconds, up to when all is
 * complete, and the period that the first bit stands for; each other one a series and its bits.
 */
final class ProgressFile {

  private static final String FORMAT = "1";
  private static final HexFormat HEX = HexFormat.of();

  private final Path file;
  private final Logger logger;

  /** Neither reads nor writes yet. */
  ProgressFile(Path file, Logger logger) {
    this.file = file;
    this.logger = logger;
  }

  /** The progress of an instance at a period; none if the file is of another, or not there. */
  Progress load(String resource, Duration period) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return read(lines, resource, period).orElseGet(() -> Progress.none(resource, period));
    } catch (IOException | RuntimeException e) {
      logger.warn("Can't read {}; some points may be taken twice: {}", file, e.toString());
      return Progress.none(resource, period);
    }
  }

  private static Optional<Progress> read(List<String> lines, String resource, Duration period) {
    String[] head = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", -1);
    if (head.length != 5
        || !head[0].equals(FORMAT)
        || !head[1].equals(resource)
        || !head[2].equals(Long.toString(period.toSeconds()))) {
      return Optional.empty();
    }
    Map<Long, BitSet> taken = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ", 2);
      taken.put(Long.parseUnsignedLong(words[0], 16), BitSet.valueOf(HEX.parseHex(words[1])));
    }
    Ledger ledger = new Ledger(period, Long.parseLong(head[4]), taken);
    return Optional.of(new Progress(resource, period, ledger, Instant.parse(head[3])));
  }

  /** Writes it; nothing as long as no window is complete. */
  void save(Progress progress) {
    progress.complete().ifPresent(complete -> save(progress, complete));
  }

  private void save(Progress progress, Instant complete) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s %d %s %d%n"
            .formatted(
                FORMAT,
                progress.resource(),
                progress.period().toSeconds(),
                complete,
                progress.ledger().first()));
    progress
        .ledger()
        .taken()
        .forEach(
            (series, bits) ->
                text.append(Long.toHexString(series))
                    .append(' ')
                    .append(HEX.formatHex(bits.toByteArray()))
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
