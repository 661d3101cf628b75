package org.workloadmonitor.core.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.core.instance.PrivateDirectory;
import org.workloadmonitor.core.log.Reason;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The file that a sink's rejected signals go to, for a person to read: a JSON line for each, with
 * the time, the reason and the signal. When it is full it becomes the older one of two, and what
 * was that is deleted. Only the agent's user can read it.
 *
 * <p>May be used from several threads. Nothing fails because this does.
 */
public final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private static final long MOST_BYTES = 8 << 20;

  private final @Nullable Path file;
  private final InstantSource clock;
  private final long mostBytes;
  private boolean told;
  private boolean failed;

  /**
   * Names the file; it is made when there is something to write.
   *
   * @param file its folder is made, too
   */
  public DeadLetters(Path file, InstantSource clock) {
    this(file, clock, MOST_BYTES);
  }

  DeadLetters(@Nullable Path file, InstantSource clock, long mostBytes) {
    this.file = file;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  /** Keeps nothing. */
  static DeadLetters nowhere() {
    return new DeadLetters(null, InstantSource.system(), MOST_BYTES);
  }

  /** Writes down which parcels of a shipment were rejected. */
  void write(Shipment shipment, Answer answer) {
    Path to = file;
    if (to == null || answer.outcomes().stream().noneMatch(Outcome.Rejected.class::isInstance)) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < shipment.size(); i++) {
      if (answer.outcomes().get(i) instanceof Outcome.Rejected rejected) {
        line(shipment.parcels().get(i), Answer.reason(rejected), lines);
      }
    }
    append(lines.toString(), to);
  }

  private void line(Parcel parcel, String reason, StringBuilder lines) {
    lines.append("{\"rejected\":\"").append(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    lines.append("\",\"reason\":\"");
    JsonStringEncoder.getInstance().quoteAsString(reason, lines);
    lines.append("\",\"signals\":").append(parcel.sequences.length).append(",\"signal\":");
    JsonLine.append(parcel.item, lines);
    lines.append("}\n");
  }

  private synchronized void append(String lines, Path to) {
    try {
      if (Files.exists(to) && Files.size(to) > mostBytes) {
        Path older = to.resolveSibling(to.getFileName() + ".1");
        Files.move(to, older, StandardCopyOption.REPLACE_EXISTING);
      }
      PrivateDirectory.at(Objects.requireNonNull(to.toAbsolutePath().getParent()));
      create(to);
      Files.writeString(to, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      failed = false;
      if (!told) {
        told = true;
        LOG.warn("What the sink rejects is written down in {}, with the reason.", to);
      }
    } catch (IOException | UncheckedIOException e) {
      if (!failed) {
        failed = true;
        LOG.warn("Rejected signals can't be written to {}: {}", to, Reason.of(e));
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      LOG.trace("{} exists.", file);
    }
  }
}
