package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * One kind of probe, from which a collector's and a health check's factory are made: {@link
 * ProbeCollectorFactory}, {@link ProbeHealthCheckFactory}. It holds no state.
 *
 * @param <C> the record that the configuration block is bound to
 */
public interface ProbeType<C extends Record> {

  /** The word in the configuration. */
  String type();

  /** One sentence on what it looks at. */
  String description();

  /** The record that describes the configuration block. */
  Class<C> configType();

  /** What it measures besides {@link ProbeMetrics}. */
  List<MetricDescriptor> measurements();

  /** How long one look may take by itself, at most. */
  Duration timeout(C config);

  /**
   * Why {@code validate --online} should not look at this target: because a look may change
   * something there. A sentence; empty if a look does no harm.
   */
  default Optional<String> whyNotToTry(C config) {
    return Optional.empty();
  }

  /**
   * Makes a probe. Called on a platform thread; it should not wait for the target.
   *
   * @param config the bound configuration
   * @param context what the agent offers
   * @param services what all probes share
   * @throws org.workloadmonitor.api.ConfigurationException if the configuration can't work
   * @throws Exception if the probe can't be made
   */
  Probe create(C config, ComponentContext context, Services services) throws Exception;
}
