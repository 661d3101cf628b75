package org.workloadmonitor.collector.compute;

import java.util.List;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;

/** Runs its parts one after the other; one that fails costs only itself. */
final class HostCollector implements Collector {

  private final List<Part> parts;
  private final PluginContext context;

  HostCollector(List<Part> parts, PluginContext context) {
    this.parts = List.copyOf(parts);
    this.context = context;
  }

  @Override
  public void collect(Recorder out) throws InterruptedException {
    Run run = new Run(out, context.nanoTime());
    for (Part part : parts) {
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
  }
}
