package org.workloadmonitor.collector.external.custom;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a program and listens to it; never twice at once. */
final class Command implements AutoCloseable {

  /** What every program may need, and nothing of what the agent itself was given. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "SystemRoot");

  private static final Path PROC = Path.of("/proc");
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private final ProcessBuilder builder;
  private final long timeout;
  private volatile @Nullable Running running;
  private volatile boolean closed;

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
   * Runs it to its end, or to that of its time. Nothing that it has started is left then.
   *
   * @throws IOException if it can't be started
   */
  End run() throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout;
    Family family = new Family(PROC);
    family.mark(builder.environment());
    Process process = builder.start();
    family.begun(process);
    running = new Running(process, family);
    Output said = new Output(process.getInputStream());
    Output complained = new Output(process.getErrorStream());
    try {
      process.getOutputStream().close();
      boolean ended = !closed && listen(process, end, said, complained);
      return new End(
          ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
          Optional.of(said.firstLine())
              .filter(line -> !line.isEmpty())
              .orElseGet(complained::firstLine));
    } finally {
      try {
        end(process, family);
      } finally {
        running = null;
      }
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

  private static void end(Process process, Family family) throws IOException {
    family.end(process);
    process.getInputStream().close();
    process.getErrorStream().close();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    Running last = running;
    if (last != null) {
      end(last.process(), last.family());
    }
  }

  private record Running(Process process, Family family) {}
}
