package org.workloadmonitor.collector.compute;

import java.util.List;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * Which network interfaces to watch.
 *
 * @param include names to watch; empty for all
 * @param exclude names to leave out of them
 */
public record NetworkConfig(
    @Description("Names to watch, such as [eth*, ens*]; empty for all.") List<Glob> include,
    @Default("[lo, lo0, veth*, cali*, cilium*, lxc*, tap*, ifb*, dummy*]")
        @Description("Names to leave out of them.")
        List<Glob> exclude) {

  /** Copies the lists. */
  public NetworkConfig {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  boolean wants(String name) {
    return Selection.wants(name, include, exclude);
  }
}
