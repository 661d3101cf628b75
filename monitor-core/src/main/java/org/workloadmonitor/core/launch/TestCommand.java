package org.workloadmonitor.core.launch;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.component.DependencyGraph;
import org.workloadmonitor.core.config.ComponentConfiguration;
import org.workloadmonitor.core.config.Environment;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import org.workloadmonitor.core.outbox.Demand;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.pipeline.Route;
import org.workloadmonitor.core.schedule.Task;
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
    Logging.level(prepared.configuration().agent().logLevel());
    Instant started = Instant.now();
    AgentView view =
        new AgentView(
            Installation.version(), Environment.ofThisProcess().hostName().get(), started);
    Engine engine =
        Engine.start(
            view,
            installation.data(),
            started,
            prepared.configuration().agent().maxSeriesPerComponent());
    OutboxLimits limits =
        new OutboxLimits(
            Integer.MAX_VALUE, Long.MAX_VALUE, prepared.configuration().agent().queue().maxAge());
    MemoryOutbox seen = new MemoryOutbox(limits, engine.time().clock());
    engine
        .pipeline()
        .route(List.of(new Route(EnumSet.allOf(SignalKind.class), Temporality.CUMULATIVE, seen)));
    List<TaskResult> results = engine.scheduler().once(tasks(prepared, engine)).join();
    print(seen);
    List<TaskResult> failed = results.stream().filter(result -> !result.succeeded()).toList();
    failed.forEach(
        result -> terminal.err().println("%s failed: %s".formatted(result.id(), result.reason())));
    return failed.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
  }

  private static List<Task> tasks(Prepared prepared, Engine engine) {
    TaskMaker maker = new TaskMaker(prepared::plugins);
    List<ComponentConfiguration> components =
        prepared.configuration().components().stream()
            .filter(ComponentConfiguration::enabled)
            .toList();
    components.forEach(component -> RunningComponents.look(engine, component));
    engine
        .board()
        .watch(
            components.stream().map(ComponentConfiguration::component).toList(),
            DependencyGraph.EMPTY);
    return components.stream()
        .flatMap(WantedTask::of)
        .map(maker::make)
        .map(FirstLook::waitingForRates)
        .toList();
  }

  private void print(MemoryOutbox seen) {
    Demand everything = Demand.of(Integer.MAX_VALUE, Long.MAX_VALUE);
    List<Item> items = seen.take(everything).stream().map(Entry::item).toList();
    switch (format) {
      case JSONL -> items.forEach(item -> terminal.out().println(JsonLine.of(item)));
      case TEXT -> terminal.out().print(SignalsText.of(items));
    }
  }
}
