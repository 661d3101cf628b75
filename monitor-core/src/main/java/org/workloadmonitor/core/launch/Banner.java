package org.workloadmonitor.core.launch;

import java.util.List;
import java.util.StringJoiner;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.CollectorConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;

/** What the agent says at its start: what it watches, and where to look. */
final class Banner {

  private final StringBuilder out = new StringBuilder();

  Banner(String version, String host, String source) {
    line("Workload Monitor %s on %s, configured by %s".formatted(version, host, source));
  }

  String of(AgentConfiguration configuration, List<RunningSink> sinks) {
    line("");
    line("Watching");
    configuration.components().stream()
        .filter(ComponentConfiguration::enabled)
        .forEach(this::component);
    line("");
    line("Delivering to");
    sinks.forEach(
        sink -> line("  %-20s %s".formatted(sink.configuration().id(), sink.sink().destination())));
    line("");
    line("Stop with Ctrl-C. The log is on standard error.");
    line("");
    return out.toString();
  }

  private void component(ComponentConfiguration component) {
    StringJoiner watched = new StringJoiner(", ");
    for (CollectorConfiguration<?> collector : component.collectors()) {
      watched.add(
          "%s every %s"
              .formatted(collector.factory().type(), Words.duration(collector.interval())));
    }
    component
        .healthCheck()
        .ifPresent(
            check ->
                watched.add(
                    "health check %s every %s"
                        .formatted(check.factory().type(), Words.duration(check.interval()))));
    if (watched.length() == 0) {
      watched.add("nothing yet: give it a collector or a health check");
    }
    line("  %-20s %s".formatted(component.component().id(), watched));
  }

  private void line(String text) {
    out.append(text).append(System.lineSeparator());
  }
}
