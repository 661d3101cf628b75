package org.workloadmonitor.core.launch;

import java.util.Optional;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;

/**
 * Says so in time where the heap may not hold what is configured. Ten thousand probes ran in 256
 * MiB and not in 64, two thousand ran in 64: see {@code benchmarks/README.md}. What has more series
 * than a probe needs more.
 */
final class HeapAdvice {

  private static final long MIB = 1 << 20;
  private static final long BYTES_PER_TASK = 256 * MIB / 10_000;

  private HeapAdvice() {}

  /** What to do, where something is to be done. */
  static Optional<String> of(AgentConfiguration configuration, long maxHeap) {
    return of(
        configuration.enabledComponents().stream().mapToInt(HeapAdvice::tasks).sum(), maxHeap);
  }

  private static int tasks(ComponentConfiguration component) {
    return component.collectors().size() + (component.healthCheck().isPresent() ? 1 : 0);
  }

  static Optional<String> of(int tasks, long maxHeap) {
    long needed = tasks * BYTES_PER_TASK;
    // What is called -Xmx64m is a little less than 64 MiB to the program.
    return needed <= maxHeap + maxHeap / 8
        ? Optional.empty()
        : Optional.of(
            "%d collectors and health checks may need more memory than the heap of %d MiB has. Start the agent with MONITOR_JAVA_OPTS=-Xmx%dm."
                .formatted(tasks, Math.ceilDiv(maxHeap, MIB), Math.ceilDiv(needed, 64 * MIB) * 64));
  }
}
