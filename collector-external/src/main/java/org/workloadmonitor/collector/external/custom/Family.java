package org.workloadmonitor.collector.external.custom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of a program, and all that it starts. What it starts may outlive it and then belongs to
 * nobody; so each run has a variable of its own in its environment, which is handed down, and which
 * Linux shows in {@code /proc}. CI servers find the daemons of a build in the same way.
 */
final class Family {

  /** The variable. Who starts a process that is meant to stay takes it out of its environment. */
  static final String MARK = "WORKLOAD_MONITOR_RUN";

  /** A process that starts others faster than they are found is left after so long. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(700);

  private static final long LONGEST_PAUSE = 20;

  private final Path proc;
  private final String id = UUID.randomUUID().toString();
  private final String entry = MARK + "=" + id + "\0";

  /**
   * A run that is to begin.
   *
   * @param proc where Linux shows its processes; elsewhere there is no such folder
   */
  Family(Path proc) {
    this.proc = proc;
  }

  /** Marks what will be started. */
  void mark(Map<String, String> environment) {
    environment.put(MARK, id);
  }

  /** Ends what is left of it, the program first. Returns when nothing is found any more. */
  void end(Process program) {
    if (program.isAlive()) {
      // Once it has ended, its children are no longer known as such.
      try (Stream<ProcessHandle> children = program.descendants()) {
        List<ProcessHandle> descendants = children.toList();
        program.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
      }
    }
    endMarked();
  }

  /** One that is not seen yet may be started by one that is not ended yet, so it looks again. */
  private void endMarked() {
    long end = System.nanoTime() + LONGEST;
    boolean interrupted = false;
    List<ProcessHandle> left = marked();
    for (long pause = 1; !left.isEmpty() && end - System.nanoTime() > 0; left = marked()) {
      left.forEach(ProcessHandle::destroyForcibly);
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The processes that bear the mark. */
  private List<ProcessHandle> marked() {
    List<ProcessHandle> found = new ArrayList<>();
    if (!Files.isDirectory(proc)) {
      return found;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (isMarked(process)) {
          // Once more, now that the handle stands for this process and no other with its number.
          ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
              .filter(_ -> isMarked(process))
              .ifPresent(found::add);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found;
    }
    return found;
  }

  /** Those of other users can't be read, nor ended. */
  private boolean isMarked(Path process) {
    try {
      String environment =
          Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
      return environment.contains(entry);
    } catch (IOException e) {
      return false;
    }
  }
}
