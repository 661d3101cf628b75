package org.workloadmonitor.collector.external.custom;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a program and listens to it; never twice at once. */
final class Command implements AutoCloseable {

  /** What every program may need, and nothing of what the agent itself was given. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "SystemRoot");

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private final ProcessBuilder builder;
  private final long timeout;
  private volatile @Nullable Process running;

  Command(CustomConfig config, File directory) {
    this.builder = new ProcessBuilder(config.command()).directory(directory);
    this.timeout = config.timeout().toNanos();
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    config.environment().forEach((name, value) -> environment.put(name, value.reveal()));
  }

  /**
   * How a program ended.
   *
   * @param exitCode empty if it was killed because its time was over
   * @param firstLine of its output, or of its error output if it has said nothing there
   */
  record End(OptionalInt exitCode, String firstLine) {}

  /**
   * Runs it to its end, or to that of its time.
   *
   * @throws IOException if it can't be started
   */
  End run() throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout;
    Process process = builder.start();
    running = process;
    Output said = new Output(process.getInputStream());
    Output complained = new Output(process.getErrorStream());
    try {
      process.getOutputStream().close();
      boolean ended = listen(process, end, said, complained);
      return new End(
          ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
          Optional.of(said.firstLine())
              .filter(line -> !line.isEmpty())
              .orElseGet(complained::firstLine));
    } finally {
      kill(process);
      running = null;
    }
  }

  private static boolean listen(Process process, long end, Output said, Output complained)
      throws IOException, InterruptedException {
    long pause = FIRST_PAUSE;
    boolean ended = false;
    while (!ended && end - System.nanoTime() > 0) {
      ended = process.waitFor(Math.min(pause, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      said.take();
      complained.take();
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return ended;
  }

  /** Ends a program and what it has started. */
  private static void kill(Process process) throws IOException {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> all = children.toList();
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
    }
    process.getInputStream().close();
    process.getErrorStream().close();
  }

  @Override
  public void close() throws IOException {
    Process process = running;
    if (process != null) {
      kill(process);
    }
  }
}
