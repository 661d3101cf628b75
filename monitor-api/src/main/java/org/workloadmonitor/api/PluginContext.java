package org.workloadmonitor.api;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;

/**
 * What the agent offers to one instance of a plugin. All of it may be used from any thread, until
 * the instance is closed.
 *
 * <p>Only the agent implements this interface. A method added in a later version throws {@link
 * UnsupportedOperationException} by default, so that contexts written for tests go on compiling.
 */
public interface PluginContext {

  /** The time of day. Tests turn it by hand, so a plugin asks nothing else for the time. */
  Clock clock();

  /**
   * Nanoseconds from an arbitrary origin that only ever move forward, for measuring how long
   * something took; the counterpart of {@link #clock()} to {@link System#nanoTime()}.
   */
  long nanoTime();

  /** A logger that names the instance. */
  Logger logger();

  /**
   * Makes unstarted virtual threads, named for the instance and with the plugin's context class
   * loader. The plugin ends what it starts before {@code close()} returns.
   */
  ThreadFactory threads();

  /**
   * A directory that belongs to this instance alone and survives restarts. It exists and only the
   * agent's user may read it.
   */
  Path directory();

  /** The agent that runs the plugin. */
  Agent agent();
}
