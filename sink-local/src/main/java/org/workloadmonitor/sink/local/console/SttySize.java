package org.workloadmonitor.sink.local.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The size of the terminal as {@code stty} tells it. Java has no way of its own to ask, and a
 * process for each summary would be too much: it is asked again when the terminal has been resized.
 */
final class SttySize implements Supplier<TerminalSize> {

  private static final Pattern ANSWER = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
  private static final int PATIENCE_SECONDS = 2;

  private final Function<String, @Nullable String> variables;
  private volatile boolean outdated = true;
  private volatile TerminalSize known = TerminalSize.USUAL;

  /**
   * Knows nothing yet.
   *
   * @param variables the environment, for LINES and COLUMNS where there is no stty
   */
  SttySize(Function<String, @Nullable String> variables) {
    this.variables = variables;
  }

  /** Has the size asked for again. */
  void forget() {
    outdated = true;
  }

  @Override
  public TerminalSize get() {
    if (outdated) {
      outdated = false;
      known = ask().orElseGet(this::ofVariables);
    }
    return known;
  }

  private static Optional<TerminalSize> ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty(); // There is no stty, or no terminal.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Reads {@code 24 80}: rows and columns. Some terminals don't know, and say 0. */
  static Optional<TerminalSize> parse(String answer) {
    Matcher form = ANSWER.matcher(answer);
    if (!form.matches()) {
      return Optional.empty();
    }
    int rows = Integer.parseInt(form.group(1));
    int columns = Integer.parseInt(form.group(2));
    return rows > 0 && columns > 0
        ? Optional.of(new TerminalSize(rows, columns))
        : Optional.empty();
  }

  private TerminalSize ofVariables() {
    return new TerminalSize(
        number(variables.apply("LINES"), TerminalSize.USUAL.rows()),
        number(variables.apply("COLUMNS"), TerminalSize.USUAL.columns()));
  }

  private static int number(@Nullable String value, int otherwise) {
    return value != null && value.matches("[1-9]\\d{0,4}") ? Integer.parseInt(value) : otherwise;
  }
}
