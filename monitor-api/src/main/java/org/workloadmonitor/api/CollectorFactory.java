package org.workloadmonitor.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Makes collectors of one type.
 *
 * @param <C> the record that the configuration block is bound to
 */
public non-sealed interface CollectorFactory<C extends Record> extends Factory<C> {

  /**
   * Every metric that collectors of this type can emit under a name known in advance. A collector
   * may emit others, whose names come from its configuration. Thresholds are checked against this
   * list, and so is the type's documentation page.
   */
  List<MetricDescriptor> metrics();

  /**
   * Short words for thresholds, each with the name of the metric that it stands for, where the end
   * of the metric's own name would not do. {@code cpu_utilization} finds {@code
   * system.cpu.utilization} without an entry here; {@code disk_utilization} needs one for {@code
   * system.filesystem.utilization}.
   */
  default Map<String, String> thresholdAliases() {
    return Map.of();
  }

  /**
   * How often such a collector runs where the configuration block says nothing; empty for the
   * agent's {@code collection_interval}. At least one second.
   *
   * @param config the bound configuration
   */
  default Optional<Duration> interval(C config) {
    return Optional.empty();
  }

  /**
   * How long one run may take before it is interrupted, where the configuration block says nothing.
   * Give the sum of the collector's own time-outs with room to report them. The default is the
   * interval, but no less than 15 seconds.
   *
   * @param config the bound configuration
   * @param interval the time from one run to the next
   */
  default Duration deadline(C config, Duration interval) {
    Duration least = Duration.ofSeconds(15);
    return interval.compareTo(least) < 0 ? least : interval;
  }

  /**
   * Makes a collector. Called on a platform thread, before the first run. It should not wait for
   * the target: a target that is away is no reason not to start.
   *
   * @param config the bound configuration
   * @param context what the agent offers; valid until the collector is closed
   * @throws ConfigurationException if the configuration can't work
   * @throws Exception if the collector can't be made; the component is reported as failed
   */
  Collector create(C config, ComponentContext context) throws Exception;

  /**
   * Tries what a collector with this configuration needs (connection, credentials, rights), for
   * {@code monitor validate --online}. It publishes nothing and changes nothing, neither at the
   * target nor on this machine, and takes nothing that a running agent may hold: an agent with the
   * same configuration may run at the same time. What is opened is closed before it returns.
   *
   * <p>Called on a virtual thread that is interrupted after its deadline.
   *
   * <p>The default makes a collector, closes it, and says that the target was not tried.
   *
   * @param config the bound configuration
   * @param context what the agent offers; valid until this method returns
   * @param out takes what was found
   * @throws InterruptedException if the deadline passed
   * @throws Exception if it could not be found out; counts as a failure
   */
  default void verify(C config, ComponentContext context, Verification out) throws Exception {
    create(config, context).close();
    out.untried("target", "This type of collector tries it only when it collects: monitor test.");
  }
}
