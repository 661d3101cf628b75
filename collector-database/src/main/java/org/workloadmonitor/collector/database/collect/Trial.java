package org.workloadmonitor.collector.database.collect;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.Signal;

/** One run whose signals go nowhere: what an operator learns before the agent is started. */
public final class Trial {

  private static final String CONNECTION = "connection";

  private Trial() {}

  /** Connects, reads each group once, and tells what the server refused. */
  public static void run(Plan plan, PluginContext context, Verification out)
      throws InterruptedException {
    Problems problems = new Problems(context.clock().instant());
    try (DatabaseCollector collector = new DatabaseCollector(plan, context)) {
      collector.collect(problems);
    }
    String refused = problems.found.remove(CONNECTION);
    if (refused != null) {
      out.failed(CONNECTION, refused);
      out.untried("groups", "There is no connection to read them on.");
      return;
    }
    out.passed(CONNECTION);
    problems.found.forEach(out::failed);
    if (problems.found.isEmpty()) {
      out.passed("groups");
    }
  }

  /** Keeps the problems of a run. */
  private static final class Problems implements Recorder {

    private final Instant time;
    private final Map<String, String> found = new TreeMap<>();

    private Problems(Instant time) {
      this.time = time;
    }

    @Override
    public Instant time() {
      return time;
    }

    @Override
    public void record(Signal signal) {
      // Publishes nothing.
    }

    @Override
    public void problem(String part, String reason) {
      found.put(part, reason);
    }
  }
}
