package org.workloadmonitor.sink.local.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.testkit.SinkContract;

class ConsoleSinkContractTest extends SinkContract<ConsoleConfig> {

  /** The real one writes to this process's standard output. */
  private static final class QuietFactory implements SinkFactory<ConsoleConfig> {

    private final ConsoleSinkFactory real = new ConsoleSinkFactory();

    @Override
    public String type() {
      return real.type();
    }

    @Override
    public String description() {
      return real.description();
    }

    @Override
    public Class<ConsoleConfig> configType() {
      return real.configType();
    }

    @Override
    public Sink create(ConsoleConfig config, PluginContext context) {
      Surroundings file =
          new Surroundings(false, Map.<String, String>of()::get, StandardCharsets.UTF_8);
      return ConsoleSinkFactory.create(config, context, file, new ByteArrayOutputStream());
    }
  }

  @Override
  protected SinkFactory<ConsoleConfig> factory() {
    return new QuietFactory();
  }

  @Override
  protected ConsoleConfig config() {
    return new ConsoleConfig(
        Optional.of(Duration.ofSeconds(1)),
        ConsoleConfig.Color.ALWAYS,
        true,
        ConsoleConfig.Stream.STDOUT);
  }
}
