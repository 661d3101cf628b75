package org.workloadmonitor.api;

/**
 * Makes collectors, health checks or sinks of one type from their configuration.
 *
 * <p>A factory holds no state and may be called from several threads at once.
 *
 * @param <C> the record that the configuration block is bound to; see {@link
 *     org.workloadmonitor.api.config} for the types and annotations that it may use
 */
public sealed interface Factory<C extends Record>
    permits CollectorFactory, HealthCheckFactory, SinkFactory {

  /**
   * The word that selects this factory in the configuration ({@code type: postgresql}): lower-case
   * letters, digits and hyphens, starting with a letter. It is unique among the factories of its
   * kind; a collector and a health check may share one.
   */
  String type();

  /** One sentence on what this type does, for {@code monitor plugins} and the JSON Schema. */
  String description();

  /** The record that describes the configuration block. */
  Class<C> configType();
}
