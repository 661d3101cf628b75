package org.workloadmonitor.core.launch;

import java.util.List;
import java.util.function.Consumer;
import org.workloadmonitor.core.config.Problem;

/** The mistakes in a configuration, as many as a person reads. */
final class Mistakes {

  /** A generator of configurations makes its mistake in each of thousands of blocks. */
  private static final int MOST = 100;

  private Mistakes() {}

  /** Tells each in a line, and of those beyond reason how many there are. */
  static void tell(List<Problem> problems, Consumer<String> line) {
    problems.stream().limit(MOST).map(Problem::toString).forEach(line);
    if (problems.size() > MOST) {
      line.accept("... and %d more like these.".formatted(problems.size() - MOST));
    }
  }
}
