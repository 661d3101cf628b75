package org.workloadmonitor.collector.external.custom;

import java.io.IOException;
import java.util.Optional;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.mask.Mask;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;

/** Reads a program's verdict in the convention of Nagios and all that came after it. */
final class CommandCheck implements HealthCheck {

  private static final int LONGEST_REASON = 300;

  private final CustomConfig config;
  private final Command command;
  private final Mask mask;
  private final Attributes place;

  CommandCheck(CustomConfig config, Command command, Optional<String> location) {
    this.config = config;
    this.command = command;
    this.mask = new Mask();
    config.environment().values().forEach(value -> mask.hide(value.reveal()));
    this.place =
        location
            .filter(name -> !name.isBlank())
            .map(name -> Attributes.of(ProbeAttributes.LOCATION, name))
            .orElse(Attributes.EMPTY);
  }

  @Override
  public Health check(Recorder out) throws InterruptedException {
    try {
      return verdict(command.run());
    } catch (IOException e) {
      return Health.unknown(
              "The program '%s' can't be run: %s."
                  .formatted(config.command().getFirst(), mask.clean(reason(e))))
          .with(place);
    }
  }

  /** Java's own message names the program again, and the reason behind it. */
  private static String reason(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).strip();
  }

  private Health verdict(Command.End end) {
    String line = shortened(mask.clean(printable(end.firstLine())));
    if (end.exitCode().isEmpty()) {
      return Health.down(
              "The program did not end within %d ms and was killed.%s"
                  .formatted(
                      config.timeout().toMillis(), line.isEmpty() ? "" : " It said: " + line))
          .with(place);
    }
    int code = end.exitCode().getAsInt();
    String reason = line.isEmpty() ? "The program ended with %d.".formatted(code) : line;
    Health health =
        switch (code) {
          case 0 -> new Health(Health.Status.UP, line, Attributes.EMPTY);
          case 1 -> Health.degraded(reason);
          case 2 -> Health.down(reason);
          case 3 -> Health.unknown(reason);
          default ->
              Health.unknown(
                  "The program ended with %d, which is no verdict.%s"
                      .formatted(code, line.isEmpty() ? "" : " It said: " + line));
        };
    return health.with(place.toBuilder().put("process.exit.code", code).build());
  }

  /** A program may write what moves a terminal's cursor. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "...";
  }

  @Override
  public void close() throws IOException {
    command.close();
  }
}
