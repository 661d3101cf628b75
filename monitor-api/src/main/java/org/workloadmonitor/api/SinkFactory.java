package org.workloadmonitor.api;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.SinkPlan;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Makes sinks of one type.
 *
 * @param <C> the record that the configuration block is bound to
 */
public non-sealed interface SinkFactory<C extends Record> extends Factory<C> {

  /**
   * Makes a sink. Called on a platform thread, before the first write. It may take local resources
   * (a port, a file) and should fail if it can't have them; it should not wait for a remote
   * service.
   *
   * @param config the bound configuration
   * @param context what the agent offers; valid until the sink is closed
   * @throws ConfigurationException if the configuration can't work
   * @throws Exception if the sink can't be made; the agent does not start
   */
  Sink create(C config, PluginContext context) throws Exception;

  /**
   * Every metric that the sinks of this type may {@linkplain Sink#observe record of themselves}.
   */
  default List<MetricDescriptor> metrics() {
    return List.of();
  }

  /**
   * What instances with this configuration would deliver in a month, and what is paid for that; for
   * {@code monitor plan}. Worked out from the configuration and the request alone: no client is
   * made and nothing is called, though a file that the configuration names (a table of prices) may
   * be read. The default is empty: nothing is known to be billed.
   *
   * @param config the bound configuration
   * @param request what there would be to deliver
   * @throws ConfigurationException if the configuration can't work
   */
  default Optional<SinkPlan> plan(C config, PlanRequest request) {
    return Optional.empty();
  }

  /**
   * Tries what a sink with this configuration needs (connection, credentials, rights), for {@code
   * monitor validate --online}. It publishes nothing and changes nothing, neither at the target nor
   * on this machine, and takes nothing that a running agent may hold: an agent with the same
   * configuration may run at the same time. What is opened is closed before it returns.
   *
   * <p>Called on a virtual thread that is interrupted after 30 seconds.
   *
   * <p>The default says that nothing was tried.
   *
   * @param config the bound configuration
   * @param context what the agent offers; valid until this method returns
   * @param out takes what was found
   * @throws InterruptedException if the deadline passed
   * @throws Exception if it could not be found out; counts as a failure
   */
  default void verify(C config, PluginContext context, Verification out) throws Exception {
    out.untried("delivery", "This type of sink tries it only when it delivers.");
  }
}
