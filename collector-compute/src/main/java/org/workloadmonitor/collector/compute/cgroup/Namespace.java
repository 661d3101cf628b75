package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kinds of namespace that tell a container from its host. The kernel gives those that it starts
 * with fixed numbers (include/uapi/linux/nsfs.h and include/linux/proc_ns.h), so that a process can
 * tell from the link in {@code /proc/self/ns} whether it is still in the machine's first.
 */
enum Namespace {
  CGROUP("cgroup:[4026531835]"),
  PID("pid:[4026531836]");

  private final String first;

  Namespace(String first) {
    this.first = first;
  }

  /** Whether the agent was put into another namespace of this kind than the machine's first. */
  boolean isPrivate(Path root) {
    String link = link(root);
    return !link.isEmpty() && !link.equals(first);
  }

  /** Whether the agent is in the machine's first namespace of this kind. */
  boolean isFirst(Path root) {
    return link(root).equals(first);
  }

  private String link(Path root) {
    String kind = first.substring(0, first.indexOf(':'));
    try {
      return Files.readSymbolicLink(root.resolve("proc/self/ns/" + kind)).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
