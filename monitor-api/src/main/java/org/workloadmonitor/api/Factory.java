package org.workloadmonitor.api;

import java.util.List;
import java.util.Optional;
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

  /**
   * The statements by which an administrator of the target makes the account that an instance with
   * this configuration uses, with the rights that it needs and no others; for {@code monitor
   * grants}. Worked out from the configuration alone: nothing is called. It holds no secret, and no
   * password that would work as it stands.
   *
   * <p>The default is none: the target knows no such statements. Since API 1.2.
   *
   * @param config the bound configuration
   * @param serverVersion the version of the target, as its administrator writes it; empty for the
   *     newest one that is known
   * @return a script with comments, complete but for the password
   * @throws ConfigurationException if there is no such version, or they can't be told
   */
  default Optional<String> grants(C config, Optional<String> serverVersion) {
    return Optional.empty();
  }
}
