package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;

/** The contract passes a good health check, and catches wrong ones. */
class HealthCheckContractTest extends HealthCheckContract<HealthCheckContractTest.Settings> {

  enum Target {
    WELL,
    DOWN,
    SILENT
  }

  record Settings(
      @Description("How the target is.") Target target,
      @Description("Not to be seen.") Secret password) {}

  private record Factory(HealthCheck check, Settings settings)
      implements HealthCheckFactory<Settings> {
    @Override
    public HealthCheck create(Settings config, ComponentContext context) {
      return check;
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

  private static final class Good implements HealthCheckFactory<Settings> {
    @Override
    public HealthCheck create(Settings settings, ComponentContext context) {
      return out ->
          switch (settings.target()) {
            case WELL -> Health.up();
            case DOWN -> Health.down("It refused.");
            case SILENT -> {
              Thread.sleep(Long.MAX_VALUE);
              yield Health.up();
            }
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
  }

  private static Settings settings(Target target) {
    return new Settings(target, Secret.of("planted-1"));
  }

  @Override
  protected HealthCheckFactory<Settings> factory() {
    return new Good();
  }

  @Override
  protected Settings config() {
    return settings(Target.WELL);
  }

  @Override
  protected Optional<Settings> downConfig() {
    return Optional.of(settings(Target.DOWN));
  }

  @Override
  protected Optional<Settings> blockingConfig() {
    return Optional.of(settings(Target.SILENT));
  }

  @TempDir Path directory;

  private HealthCheckContract<Settings> that(HealthCheck check) {
    Path forIt = directory;
    return new HealthCheckContract<>() {
      {
        temporaryDirectory = forIt;
      }

      @Override
      protected HealthCheckFactory<Settings> factory() {
        return new Factory(check, settings(Target.WELL));
      }

      @Override
      protected Settings config() {
        return settings(Target.WELL);
      }

      @Override
      protected Optional<Settings> downConfig() {
        return Optional.of(settings(Target.DOWN));
      }
    };
  }

  @Test
  void catchesACheckThatAlwaysSaysTheSame() {
    assertThatThrownBy(that(_ -> Health.up())::saysDownAndWhyOfWhatIsDown)
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(that(_ -> Health.unknown("Nobody knows."))::saysUpOfWhatIsWell)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Nobody knows.");
  }

  @Test
  void catchesAVerdictWithoutAReason() {
    assertThatThrownBy(that(_ -> Health.down(""))::saysDownAndWhyOfWhatIsDown)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the reason");
  }

  @Test
  void catchesASecretInTheReason() {
    assertThatThrownBy(that(_ -> Health.down("planted-1 was refused."))::saysDownAndWhyOfWhatIsDown)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("planted-1");
  }
}
