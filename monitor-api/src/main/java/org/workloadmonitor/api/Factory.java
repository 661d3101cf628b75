package org.workloadmonitor.api;

import java.util.List;
import org.workloadmonitor.api.plan.IamStatement;

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

  /**
   * The rights in AWS IAM that an instance with this configuration needs while it runs, and no
   * others; for {@code monitor plan --iam}. Worked out from the configuration alone: nothing is
   * called. The default is none.
   *
   * @param config the bound configuration
   * @throws ConfigurationException if they can't be told from it
   */
  default List<IamStatement> permissions(C config) {
    return List.of();
  }
}
