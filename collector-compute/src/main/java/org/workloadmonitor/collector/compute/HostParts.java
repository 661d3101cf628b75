package org.workloadmonitor.collector.compute;

import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.collector.compute.reading.Part;

/** Puts together what a configuration asks for. */
final class HostParts {

  private HostParts() {}

  static List<Part> of(HostConfig config, ComponentContext context) {
    return new ArrayList<>();
  }
}
