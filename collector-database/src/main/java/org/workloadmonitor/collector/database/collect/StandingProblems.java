package org.workloadmonitor.collector.database.collect;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Signal;

/**
 * What failed when it was last read. It is told again in the runs in which it is not read: a
 * problem that is not told counts as gone.
 */
final class StandingProblems {

  private final Map<String, String> problems = new LinkedHashMap<>();

  /** It is read anew. */
  void clear() {
    problems.clear();
  }

  /** Tells again what stands. */
  void repeat(Recorder out) {
    problems.forEach(out::problem);
  }

  /** A recorder that also notes the problems that it is told. */
  Recorder noting(Recorder out) {
    return new Recorder() {
      @Override
      public Instant time() {
        return out.time();
      }

      @Override
      public void record(Signal signal) {
        out.record(signal);
      }

      @Override
      public void problem(String part, String reason) {
        problems.put(part, reason);
        out.problem(part, reason);
      }
    };
  }
}
