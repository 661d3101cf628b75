package org.workloadmonitor.collector.compute;

import java.util.List;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Platform;
import org.workloadmonitor.collector.compute.reading.Run;

/** Runs its parts one after the other; one that fails costs only itself. */
final class HostCollector implements Collector {

  private final Platform platform;
  private final List<Part> parts;
  private final PluginContext context;

  /**
   * Creates a collector.
   *
   * @param platform what the parts read from; closed with the collector
   * @param parts what to run
   * @param context gives the time
   */
  HostCollector(Platform platform, List<Part> parts, PluginContext context) {
    this.platform = platform;
    this.parts = List.copyOf(parts);
    this.context = context;
  }

  @Override
  public void collect(Recorder out) throws InterruptedException {
    Run run = new Run(out, context.nanoTime());
    for (Part part : parts) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        part.collect(run);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        out.problem(part.name(), reason(e));
      }
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.toString() : message;
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
    platform.close();
  }
}
