package org.workloadmonitor.collector.external.custom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Whose children are threads of the kernel. */
  private static final String KERNEL = "2";

  private final Path proc;
  private final String id = UUID.randomUUID().toString();
  private final String entry = MARK + "=" + id + "\0";
  private volatile Instant begun = Instant.MAX;

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

  /** It has begun. */
  void begun(Process program) {
    // One that has ended already tells it no more.
    begun = started(program.toHandle()).orElseGet(() -> Instant.now().minusSeconds(1));
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

  /**
   * What was found.
   *
   * @param marked bear the mark
   * @param undecided whether one can't be told yet: while a process becomes another program, Linux
   *     shows no environment of it
   */
  private record Seen(List<ProcessHandle> marked, boolean undecided) {

    boolean isNone() {
      return marked.isEmpty() && !undecided;
    }
  }

  /** One that is not seen yet may be started by one that is not ended yet, so it looks again. */
  private void endMarked() {
    long end = System.nanoTime() + LONGEST;
    boolean interrupted = false;
    Seen left = seen();
    for (long pause = 1; !left.isNone() && end - System.nanoTime() > 0; left = seen()) {
      left.marked().forEach(ProcessHandle::destroyForcibly);
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

  private static Optional<Instant> started(ProcessHandle process) {
    return process.info().startInstant();
  }

  /** The processes that bear the mark, or may turn out to. */
  private Seen seen() {
    List<ProcessHandle> found = new ArrayList<>();
    boolean undecided = false;
    if (!Files.isDirectory(proc)) {
      return new Seen(found, false);
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        String environment = environment(process);
        undecided |= environment.isEmpty() && isChanging(process);
        if (environment.contains(entry)) {
          // Once more, now that the handle stands for this process and no other with its number.
          ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
              .filter(_ -> environment(process).contains(entry))
              .ifPresent(found::add);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return new Seen(found, undecided);
    }
    return new Seen(found, undecided);
  }

  /** Those of other users can't be read, nor ended; they look as if they had another one. */
  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "?";
    }
  }

  /** Whether it lives, came after the program, and is none of the kernel's own. */
  private boolean isChanging(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3);
      boolean livesForItself = !fields[0].equals("Z") && !fields[1].equals(KERNEL);
      return livesForItself
          && ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
              .flatMap(Family::started)
              .filter(start -> !start.isBefore(begun))
              .isPresent();
    } catch (IOException e) {
      return false; // it has ended
    }
  }
}
