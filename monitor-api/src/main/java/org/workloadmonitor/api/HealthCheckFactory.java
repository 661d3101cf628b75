package org.workloadmonitor.api;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Makes health checks of one type.
 *
 * @param <C> the record that the configuration block is bound to
 */
public non-sealed interface HealthCheckFactory<C extends Record> extends Factory<C> {

  /**
   * The metrics that checks of this type emit besides {@code workload.component.health} and {@code
   * workload.health_check.duration}, which the agent itself emits for every check.
   */
  default List<MetricDescriptor> metrics() {
    return List.of();
  }

  /**
   * How long one check may take before it is interrupted and counts as UNKNOWN, where the
   * configuration block says nothing. The default is the interval, but no less than 15 seconds.
   *
   * @param config the bound configuration
   * @param interval the time from one check to the next
   */
  default Duration deadline(C config, Duration interval) {
    Duration least = Duration.ofSeconds(15);
    return interval.compareTo(least) < 0 ? least : interval;
  }

  /**
   * Makes a health check. Called on a platform thread, before the first check; it should not wait
   * for the target.
   *
   * @param config the bound configuration
   * @param context what the agent offers; valid until the check is closed
   * @throws ConfigurationException if the configuration can't work
   * @throws Exception if the check can't be made; the component is reported as failed
   */
  HealthCheck create(C config, ComponentContext context) throws Exception;

  /**
   * Tries what a health check with this configuration needs (connection, credentials, rights), for
   * {@code monitor validate --online}. It publishes nothing and changes nothing, neither at the
   * target nor on this machine, and takes nothing that a running agent may hold: an agent with the
   * same configuration may run at the same time. What is opened is closed before it returns.
   *
   * <p>Called on a virtual thread that is interrupted after its deadline.
   *
   * <p>The default makes a health check, closes it, and says that the target was not tried.
   *
   * @param config the bound configuration
   * @param context what the agent offers; valid until this method returns
   * @param out takes what was found
   * @throws InterruptedException if the deadline passed
   * @throws Exception if it could not be found out; counts as a failure
   */
  default void verify(C config, ComponentContext context, Verification out) throws Exception {
    create(config, context).close();
    out.untried("target", "This type of check tries it only when it checks: monitor test.");
  }
}
