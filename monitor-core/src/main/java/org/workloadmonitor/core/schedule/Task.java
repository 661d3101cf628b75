package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.core.instance.InstanceId;

/** Something to be made once and run again and again. */
public sealed interface Task permits CollectorTask, HealthTask {

  /** Names the instance; no two running tasks have the same. */
  InstanceId id();

  /** What it watches. */
  Component component();

  /** The context class loader of every call to the instance. */
  ClassLoader loader();

  /** From one run to the next; at least one second. */
  Duration interval();

  /** How long one run may take; more than zero. */
  Duration deadline();

  /**
   * Makes the instance: a call of a plugin's factory.
   *
   * @param <T> what is made
   */
  @FunctionalInterface
  interface Maker<T> {
    /** Makes it, on a platform thread with the context class loader set. */
    T make(ComponentContext context) throws Exception;
  }
}
