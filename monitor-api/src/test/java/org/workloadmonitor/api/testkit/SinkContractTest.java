package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/** The contract passes a good sink, and catches wrong ones. */
class SinkContractTest extends SinkContract<SinkContractTest.Settings> {

  record Settings(
      @Description("Waits for ever.") boolean blocking,
      @Description("Not to be seen.") Secret password) {}

  private interface Writer {
    Delivery write(Batch batch) throws Exception;
  }

  private record Made(String destination, Writer writer) implements Sink {
    @Override
    public SinkProfile profile() {
      return SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT, SignalKind.SPAN)
          .withConcurrentWrites(4);
    }

    @Override
    public Delivery write(Batch batch) throws Exception {
      return writer.write(batch);
    }
  }

  private record Factory(String destination, Writer writer) implements SinkFactory<Settings> {
    @Override
    public Sink create(Settings settings, PluginContext context) {
      return new Made(
          destination,
          batch -> {
            if (settings.blocking()) {
              Thread.sleep(Long.MAX_VALUE);
            }
            return writer.write(batch);
          });
    }

    @Override
    public String type() {
      return "made";
    }

    @Override
    public String description() {
      return "Is made by a test.";
    }

    @Override
    public Class<Settings> configType() {
      return Settings.class;
    }
  }

  private boolean broken;

  @Override
  protected Settings config() {
    return new Settings(false, Secret.of("planted-1"));
  }

  @Override
  protected Optional<Settings> blockingConfig() {
    return Optional.of(new Settings(true, Secret.of("planted-1")));
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
    return new Factory(
        "memory",
        batch -> {
          if (broken) {
            throw new IOException("The target is away.");
          }
          return Delivery.delivered(batch);
        });
  }

  @TempDir Path directory;

  private SinkContract<Settings> that(String destination, Writer writer) {
    Path forIt = directory;
    return new SinkContract<>() {
      {
        temporaryDirectory = forIt;
      }

      @Override
      protected SinkFactory<Settings> factory() {
        return new Factory(destination, writer);
      }

      @Override
      protected Settings config() {
        return new Settings(false, Secret.of("planted-1"));
      }

      @Override
      protected boolean breakTarget() {
        return true;
      }
    };
  }

  @Test
  void catchesAnAnswerWithTooFewOutcomes() {
    Writer forgetful = batch -> Delivery.delivered(new Batch(List.of(batch.items().getFirst())));
    assertThatThrownBy(that("memory", forgetful)::deliversEveryKindThatItTakes)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesASinkThatStumblesOverUnusualItems() {
    Writer picky =
        batch -> {
          if (batch.items().stream().anyMatch(item -> item.toString().contains("名前"))) {
            throw new IllegalArgumentException("not ASCII");
          }
          return Delivery.delivered(batch);
        };
    assertThatThrownBy(that("memory", picky)::answersForUnusualItems).hasMessage("not ASCII");
  }

  @Test
  void catchesASinkThatCallsDeliveredWhatItOnlyBuffered() {
    assertThatThrownBy(that("memory", Delivery::delivered)::deliversAgainAfterAFailure)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("while the target fails");
  }

  @Test
  void catchesASecretInTheDestination() {
    assertThatThrownBy(that("http://user:planted-1@host", Delivery::delivered)::showsNoSecret)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("planted-1");
  }
}
