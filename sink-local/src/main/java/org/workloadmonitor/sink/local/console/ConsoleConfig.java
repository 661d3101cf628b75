package org.workloadmonitor.sink.local.console;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * The block of a {@code console} sink.
 *
 * @param refresh the time from one summary to the next; 5 seconds on a terminal and a minute
 *     elsewhere where it is not given
 * @param color when colours are used
 * @param allMetrics whether everything is shown instead of what matters most
 * @param stream where the summary goes
 */
@Description("Shows a summary on the terminal.")
public record ConsoleConfig(
    @Range(min = "1s")
        @Description("Time between two summaries; 5s on a terminal, 1m elsewhere if left out.")
        Optional<Duration> refresh,
    @Default("auto")
        @Description("Colours: auto (on a terminal, unless NO_COLOR is set), always or never.")
        Color color,
    @Default("false")
        @Description("Whether every metric is shown instead of the few that matter most.")
        boolean allMetrics,
    @Default("stdout") @Description("Where the summary goes: stdout or stderr.") Stream stream) {

  /** When colours are used. */
  public enum Color {
    /** On a terminal that can show them, unless the variable NO_COLOR is set. */
    AUTO,
    /** In a file or pipe too. */
    ALWAYS,
    /** Not at all. */
    NEVER
  }

  /** A stream of this process. */
  public enum Stream {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }
}
