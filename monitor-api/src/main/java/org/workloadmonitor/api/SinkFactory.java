package org.workloadmonitor.api;

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
}
