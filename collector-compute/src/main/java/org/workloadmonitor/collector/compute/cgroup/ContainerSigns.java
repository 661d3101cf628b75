package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Tells whether the agent runs in a container.
 *
 * <p>An agent that shares the machine's first PID namespace sees all processes of the machine: it
 * runs on the host, as a systemd service for instance, or in a container that was told to watch the
 * host ({@code --pid=host}, {@code hostPID}). Else it is in a container if it has a control group
 * namespace of its own too (the default of Docker and Kubernetes on version 2), or if some runtime
 * left its sign. A PID namespace alone is not enough: sandboxes and WSL have one. A sign alone is
 * not either: virtual machines are made from container images, signs included.
 */
final class ContainerSigns {

  private static final Set<String> FILES =
      Set.of(".dockerenv", "run/.containerenv", "run/systemd/container");

  private static final Set<String> VARIABLES = Set.of("container", "KUBERNETES_SERVICE_HOST");

  private static final List<String> PATHS =
      List.of("/docker", "/kubepods", "/libpod", "/lxc", "/crio", "/containerd", "/ecs/");

  private ContainerSigns() {}

  /**
   * Whether the agent runs in a container.
   *
   * @param root the root directory of the machine
   * @param variables the names of the agent's environment variables
   */
  static boolean areIn(Path root, Set<String> variables) {
    if (Namespace.PID.isFirst(root)) {
      return false;
    }
    return Namespace.CGROUP.isPrivate(root)
        || FILES.stream().anyMatch(file -> Files.exists(root.resolve(file)))
        || VARIABLES.stream().anyMatch(variables::contains)
        || isNamedByPath(root);
  }

  private static boolean isNamedByPath(Path root) {
    try {
      String paths = Files.readString(root.resolve("proc/self/cgroup"));
      return PATHS.stream().anyMatch(paths::contains);
    } catch (IOException e) {
      return false;
    }
  }
}
