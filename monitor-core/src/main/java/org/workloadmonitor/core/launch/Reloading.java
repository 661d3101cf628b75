package org.workloadmonitor.core.launch;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.config.ConfigurationResult;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.plugin.PluginRegistry;
import org.workloadmonitor.core.plugin.PluginState;
import org.workloadmonitor.core.plugin.PluginUnit;

/**
 * Changes the running agent when it is told to (SIGHUP) or its configuration has changed. A
 * configuration with a mistake changes nothing.
 */
final class Reloading implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

  /** Each look wakes a processor, which costs more than the look itself. */
  private static final long LOOK_SECONDS = 5;

  private final Preparation preparation;
  private final RunningAgent agent;
  private final ConfigurationWatch watch = new ConfigurationWatch();
  private final Semaphore asked = new Semaphore(0);
  private PluginRegistry plugins;
  private boolean onChange;

  Reloading(Preparation preparation, RunningAgent agent, Preparation.Prepared running) {
    this.preparation = preparation;
    this.agent = agent;
    this.plugins = running.plugins();
    this.onChange = running.configuration().agent().reloadOnChange();
    watch.know(running.files());
  }

  /** Asks for a reload; from any thread. */
  void ask() {
    asked.release();
  }

  /** Reloads whenever there is a reason, until the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (true) {
        boolean told = asked.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
        asked.drainPermits();
        if (told || (onChange && changedAndAtRest())) {
          reload(told ? "as it was told to" : "because a file of it has changed");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A file that is being written changes again and again; half of it is no configuration. */
  private boolean changedAndAtRest() throws InterruptedException {
    if (!watch.changed()) {
      return false;
    }
    do {
      TimeUnit.MILLISECONDS.sleep(200);
    } while (watch.changed());
    return true;
  }

  private void reload(String why) {
    LOG.info("Reading {} again, {}.", preparation.sourceName(), why);
    try {
      PluginRegistry now = preparation.rescan(plugins);
      now.units().forEach(this::tell);
      plugins = now;
      ConfigurationResult result = preparation.read(now);
      know(result.files());
      switch (result) {
        case ConfigurationResult.Invalid invalid -> {
          Mistakes.tell(invalid.problems(), line -> LOG.error("{}", line));
          LOG.error(
              "{} in the configuration; the agent goes on with the one before.",
              Words.count(invalid.problems().size(), "mistake"));
        }
        case ConfigurationResult.Valid valid -> {
          valid.warnings().forEach(warning -> LOG.warn("{}", warning));
          boolean complete = agent.change(valid.configuration(), now);
          onChange = valid.configuration().agent().reloadOnChange();
          if (complete) {
            LOG.info("The configuration is in force.");
          } else {
            LOG.error("The configuration is in force but for the sinks named above.");
          }
        }
      }
    } catch (RuntimeException e) {
      LOG.error("The configuration could not be changed: {}", Reason.of(e), e);
    }
  }

  /** A file that a mistake keeps from being read is still worth looking at. */
  private void know(Set<Path> files) {
    if (!files.isEmpty()) {
      watch.know(files);
    }
  }

  private void tell(PluginUnit unit) {
    if (unit.state() == PluginState.RESTART_NEEDED || !unit.state().isUsable()) {
      LOG.warn("{}", Preparation.describe(unit));
    }
  }
}
