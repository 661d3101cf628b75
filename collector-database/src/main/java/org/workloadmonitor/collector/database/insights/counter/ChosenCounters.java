package org.workloadmonitor.collector.database.insights.counter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.database.insights.aws.AwsClients;
import org.workloadmonitor.collector.database.insights.aws.InsightsException;

/**
 * The counter metrics that the user chose, checked against what the instance has. What is wrong
 * with some of them is a problem of these alone. For use by one thread at a time.
 */
public final class ChosenCounters {

  private final List<CounterName> wanted;
  private @Nullable Checked checked;

  private record Checked(String resource, List<Counter> counters, Map<String, String> problems) {}

  /** Nothing is checked yet. */
  public ChosenCounters(List<CounterName> wanted) {
    this.wanted = wanted;
  }

  /**
   * Those that an instance has.
   *
   * @param resource the instance by its resource id
   * @param out takes what is wrong with the others
   * @throws InterruptedException if the run was interrupted
   */
  public List<Counter> of(AwsClients aws, String resource, Recorder out)
      throws InterruptedException {
    if (wanted.isEmpty()) {
      return List.of();
    }
    try {
      Checked known = checked;
      if (known == null || !known.resource().equals(resource)) {
        known = check(AvailableCounters.ask(aws, resource, wanted), resource);
        checked = known;
      }
      known.problems().forEach(out::problem);
      return known.counters();
    } catch (InsightsException e) {
      out.problem("counters", e.advice());
      return List.of();
    }
  }

  private Checked check(AvailableCounters available, String resource) {
    List<Counter> counters = new ArrayList<>();
    Map<String, String> problems = new LinkedHashMap<>();
    for (CounterName name : wanted) {
      available
          .find(name)
          .ifPresentOrElse(counters::add, () -> problems.put(name.text(), available.advice(name)));
    }
    return new Checked(resource, List.copyOf(counters), problems);
  }
}
