package org.workloadmonitor.core.launch;

import java.util.List;
import java.util.concurrent.Callable;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import org.workloadmonitor.core.schedule.TaskResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monitor test}: collects once from everything, delivers nothing, and shows what came. */
@Command(
    name = "test",
    description =
        "Collect and check once, everything that is configured, and print what was seen. Nothing is"
            + " delivered.")
final class TestCommand implements Callable<Integer> {

  enum Format {
    TEXT,
    JSONL
  }

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text (default) or jsonl: one JSON object a line.",
      paramLabel = "FORMAT")
  private Format format = Format.TEXT;

  private final Terminal terminal;
  private final Installation installation;

  TestCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    return Preparation.ofCommand(installation, options)
        .prepare(terminal.err())
        .map(this::collect)
        .orElse(ExitCode.WRONG);
  }

  private int collect(Prepared prepared) {
    Round round = new Round(installation, prepared, pipeline -> pipeline);
    List<TaskResult> results = round.run(round.tasks().stream().map(LateLooks::one).toList());
    print(round.seen());
    List<TaskResult> failed = results.stream().filter(result -> !result.succeeded()).toList();
    failed.forEach(
        result -> terminal.err().println("%s failed: %s".formatted(result.id(), result.reason())));
    return failed.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
  }

  private void print(List<Item> items) {
    switch (format) {
      case JSONL -> items.forEach(item -> terminal.out().println(JsonLine.of(item)));
      case TEXT -> terminal.out().print(SignalsText.of(items));
    }
  }
}
