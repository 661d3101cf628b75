package org.workloadmonitor.core.instance;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.log.Reason;

/**
 * What happens to failures that nobody may survive, and to those that nobody caught.
 *
 * <p>{@code -XX:+ExitOnOutOfMemoryError} ends the process when the JVM itself finds no memory. It
 * does not see errors that Java code throws, such as those of direct buffers and threads; these end
 * here, with the same exit code.
 */
public final class LastResort implements Thread.UncaughtExceptionHandler {

  /** The exit code of the JVM under {@code -XX:+ExitOnOutOfMemoryError}. */
  public static final int OUT_OF_MEMORY = 3;

  private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

  /** Made ahead: there may be no memory for a text later. */
  private static final String MESSAGE =
      "The agent ran out of memory and ends, so that it can be started anew."
          + " Give it more with -Xmx, or let it watch less.";

  private final IntConsumer halt;

  /**
   * Creates the last resort.
   *
   * @param halt ends the process with an exit code, at once: {@code Runtime.getRuntime()::halt}
   */
  public LastResort(IntConsumer halt) {
    this.halt = halt;
  }

  /** Ends the process if an {@link OutOfMemoryError} is the failure or among its causes. */
  public void check(Throwable failure) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof OutOfMemoryError) {
        halt();
        return;
      }
      at = at.getCause();
    }
  }

  private void halt() {
    try {
      System.err.println(MESSAGE);
    } finally {
      halt.accept(OUT_OF_MEMORY);
    }
  }

  /** Tells the log of a thread that ended by what it threw. */
  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    check(failure);
    LOG.error("Thread {} ended: {}", thread.getName(), Reason.of(failure));
    if (LOG.isDebugEnabled()) {
      LOG.debug("Thread {} ended: {}", thread.getName(), Reason.trace(failure));
    }
  }
}
