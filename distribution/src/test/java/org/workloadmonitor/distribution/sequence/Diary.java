package org.workloadmonitor.distribution.sequence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a collector was about to emit, and when. Each note is in the system's hands before the
 * signals are in the agent's, so it outlives the process, though not the power.
 */
public final class Diary implements AutoCloseable {

  /**
   * A note.
   *
   * @param until all numbers below this one may have been emitted
   * @param time before any of those that were not in the note before
   */
  public record Note(long until, Instant time) {}

  private static final int SIZE = 2 * Long.BYTES;

  private final FileChannel file;

  private Diary(FileChannel file) {
    this.file = file;
  }

  static Diary write(Path path) throws IOException {
    return new Diary(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Reads what was noted; empty if the collector never came to it. */
  public static List<Note> read(Path path) throws IOException {
    List<Note> notes = new ArrayList<>();
    if (Files.exists(path)) {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
      while (bytes.remaining() >= SIZE) {
        notes.add(new Note(bytes.getLong(), Instant.ofEpochMilli(bytes.getLong())));
      }
    }
    return notes;
  }

  void note(long until, Instant time) throws IOException {
    file.write(ByteBuffer.allocate(SIZE).putLong(until).putLong(time.toEpochMilli()).flip());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
