package org.workloadmonitor.api.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/** The kit passes what keeps the contract. */
class ContractKitTest {

  record Settings(
      @Description("Waits for ever.") @Default("false") boolean blocking,
      @Description("Says that all is down.") @Default("false") boolean down,
      @Description("Not to be seen.") Secret password) {}

  private static final MetricDescriptor LOAD =
      MetricDescriptor.gauge("test.load", "1", "A number.");

  private static void work(Settings settings) throws InterruptedException {
    if (settings.blocking()) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @Nested
  class AGoodCollector extends CollectorContract<Settings> {
    @Override
    protected Settings config() {
      return new Settings(false, false, Secret.of("planted-1"));
    }

    @Override
    protected Optional<Settings> blockingConfig() {
      return Optional.of(new Settings(true, false, Secret.of("planted-1")));
    }

    @Override
    protected CollectorFactory<Settings> factory() {
      return new CollectorFactory<>() {
        @Override
        public List<MetricDescriptor> metrics() {
          return List.of(LOAD);
        }

        @Override
        public Collector create(Settings settings, ComponentContext context) {
          return out -> {
            work(settings);
            out.gauge(LOAD, 1);
          };
        }

        @Override
        public String type() {
          return "good";
        }

        @Override
        public String description() {
          return "Is good.";
        }

        @Override
        public Class<Settings> configType() {
          return Settings.class;
        }
      };
    }
  }

  @Nested
  class AGoodHealthCheck extends HealthCheckContract<Settings> {
    @Override
    protected Settings config() {
      return new Settings(false, false, Secret.of("planted-1"));
    }

    @Override
    protected Optional<Settings> downConfig() {
      return Optional.of(new Settings(false, true, Secret.of("planted-1")));
    }

    @Override
    protected Optional<Settings> blockingConfig() {
      return Optional.of(new Settings(true, false, Secret.of("planted-1")));
    }

    @Override
    protected HealthCheckFactory<Settings> factory() {
      return new HealthCheckFactory<>() {
        @Override
        public HealthCheck create(Settings settings, ComponentContext context) {
          return out -> {
            work(settings);
            return settings.down() ? Health.down("It said so.") : Health.up();
          };
        }

        @Override
        public String type() {
          return "good";
        }

        @Override
        public String description() {
          return "Is good.";
        }

        @Override
        public Class<Settings> configType() {
          return Settings.class;
        }
      };
    }
  }

  @Nested
  class AGoodSink extends SinkContract<Settings> {
    private boolean broken;

    @Override
    protected Settings config() {
      return new Settings(false, false, Secret.of("planted-1"));
    }

    @Override
    protected Optional<Settings> blockingConfig() {
      return Optional.of(new Settings(true, false, Secret.of("planted-1")));
    }

    @Override
    protected boolean breakTarget() {
      broken = true;
      return true;
    }

    @Override
    protected void repairTarget() {
      broken = false;
    }

    @Override
    protected SinkFactory<Settings> factory() {
      return new SinkFactory<>() {
        @Override
        public Sink create(Settings settings, PluginContext context) {
          return new GoodSink(
              context.directory(),
              () -> {
                work(settings);
                return broken;
              });
        }

        @Override
        public String type() {
          return "good";
        }

        @Override
        public String description() {
          return "Is good.";
        }

        @Override
        public Class<Settings> configType() {
          return Settings.class;
        }
      };
    }
  }

  private record GoodSink(Path directory, Callable<Boolean> target) implements Sink {
    @Override
    public SinkProfile profile() {
      return SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT, SignalKind.SPAN)
          .withConcurrentWrites(4);
    }

    @Override
    public String destination() {
      return directory.toString();
    }

    @Override
    public Delivery write(Batch batch) throws Exception {
      if (target.call()) {
        throw new java.io.IOException("The target is away.");
      }
      return Delivery.delivered(batch);
    }
  }
}
