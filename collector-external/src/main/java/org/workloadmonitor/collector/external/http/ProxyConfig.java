package org.workloadmonitor.collector.external.http;

import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;

/**
 * The way out.
 *
 * @param url where the proxy listens
 * @param basicAuth what it is told, if it asks
 */
public record ProxyConfig(
    @Description("Where the proxy listens, such as http://proxy.internal:3128.") Url url,
    @Description("Name and password for the proxy.") Optional<BasicAuth> basicAuth) {

  /** Checks the scheme. */
  public ProxyConfig {
    if (url.isTemplate() || url.url().isHttps()) {
      throw new ConfigurationException(
          "url", "A proxy is spoken to in plain HTTP: http://HOST:PORT.");
    }
  }
}
