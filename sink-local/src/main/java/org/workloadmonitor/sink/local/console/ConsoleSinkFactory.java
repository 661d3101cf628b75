package org.workloadmonitor.sink.local.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;

/** Makes sinks that show a summary on the terminal. */
public final class ConsoleSinkFactory implements SinkFactory<ConsoleConfig> {

  private static final Duration ON_A_TERMINAL = Duration.ofSeconds(5);
  private static final Duration ELSEWHERE = Duration.ofMinutes(1);

  @Override
  public String type() {
    return "console";
  }

  @Override
  public String description() {
    return "Shows a summary of every component on the terminal, refreshed in place.";
  }

  @Override
  public Class<ConsoleConfig> configType() {
    return ConsoleConfig.class;
  }

  @Override
  public Sink create(ConsoleConfig config, PluginContext context) {
    // Not System.out, which other threads print through in pieces.
    OutputStream out =
        new FileOutputStream(
            config.stream() == ConsoleConfig.Stream.STDOUT
                ? FileDescriptor.out
                : FileDescriptor.err);
    return create(config, context, Surroundings.ofThisProcess(), out);
  }

  static ConsoleSink create(
      ConsoleConfig config, PluginContext context, Surroundings surroundings, OutputStream out) {
    Glyphs glyphs = Glyphs.of(surroundings.charset());
    Summary summary =
        new Summary(context.agent(), config.allMetrics(), glyphs, ZoneId.systemDefault());
    boolean docked = surroundings.takesCommands();
    boolean colors = surroundings.wantsColors(config.color());
    Duration refresh = config.refresh().orElse(docked ? ON_A_TERMINAL : ELSEWHERE);
    if (!docked) {
      String name =
          config.stream() == ConsoleConfig.Stream.STDOUT ? "standard output" : "standard error";
      PlainScreen screen =
          new PlainScreen(name, out, surroundings.charset(), colors, surroundings.columns());
      return ConsoleSink.start(summary, screen, refresh, context.clock(), context.logger());
    }
    SttySize size = new SttySize(surroundings.variables());
    DockedScreen screen =
        new DockedScreen(out, surroundings.charset(), colors, glyphs.rule(), size);
    ConsoleSink sink =
        ConsoleSink.start(summary, screen, refresh, context.clock(), context.logger());
    WindowChange.onEach(
        () -> {
          size.forget();
          sink.redraw();
        });
    return sink;
  }
}
