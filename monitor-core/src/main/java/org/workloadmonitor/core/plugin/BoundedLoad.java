package org.workloadmonitor.core.plugin;

import static org.workloadmonitor.core.plugin.PluginState.PROVIDER_FAILED;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The loading of one unit on a platform thread of its own, for class initialisers pin virtual ones.
 * One that hangs is left behind.
 */
final class BoundedLoad {

  private final UnitFiles files;
  private final FutureTask<LoadedUnit> task;
  private final Thread thread;
  private final long started = System.nanoTime();

  private BoundedLoad(UnitLoader loader, UnitFiles files) {
    this.files = files;
    this.task = new FutureTask<>(() -> loader.load(files));
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("load " + files.name())
            .inheritInheritableThreadLocals(false)
            .unstarted(task);
  }

  static BoundedLoad start(UnitLoader loader, UnitFiles files) {
    BoundedLoad load = new BoundedLoad(loader, files);
    load.thread.start();
    return load;
  }

  UnitFiles files() {
    return files;
  }

  /**
   * Waits for the unit.
   *
   * @param patience how long it may take from its start on; several that hang do so side by side
   */
  LoadedUnit result(Duration patience) throws UnitRefused {
    try {
      long left = patience.toNanos() - (System.nanoTime() - started);
      return task.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof UnitRefused refused ? refused : Failure.of(cause, files);
    } catch (TimeoutException e) {
      String place = StackPlace.of(thread.getStackTrace());
      thread.interrupt();
      throw new UnitRefused(
          PROVIDER_FAILED,
          "%s did not say within %d s what it offers; it was%s. Its constructor must do no work. Ask its author."
              .formatted(files.path(), patience.toSeconds(), place));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnitRefused(
          PROVIDER_FAILED, "Loading of %s was interrupted.".formatted(files.path()));
    }
  }
}
