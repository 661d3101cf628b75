package org.workloadmonitor.core.plugin;

import java.util.List;
import org.workloadmonitor.api.ApiVersion;

/**
 * What a plugin said of itself, asked once and copied.
 *
 * @param id its id, unique among the loaded plugins
 * @param version its own version, {@code Implementation-Version} of its manifest; may be empty
 * @param apiVersion the version of the API that it was built for
 * @param types what it offers: collectors, health checks, sinks, each in the plugin's order;
 *     unmodifiable
 */
public record PluginFacts(String id, String version, ApiVersion apiVersion, List<TypeFacts> types) {

  /** Copies the list. */
  public PluginFacts {
    types = List.copyOf(types);
  }
}
