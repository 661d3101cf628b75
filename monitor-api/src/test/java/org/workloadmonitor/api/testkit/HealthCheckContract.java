package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * What every health check keeps to. Extend it once for each type, give the factory and a
 * configuration whose target is well, and override what differs.
 *
 * @param <C> the configuration record
 */
public abstract class HealthCheckContract<C extends Record> extends RunContract<C> {

  /** For subclasses. */
  protected HealthCheckContract() {}

  /** The factory of the type under test. */
  @Override
  protected abstract HealthCheckFactory<C> factory();

  /**
   * A configuration whose target is seen to be down: a server that refuses or answers wrongly.
   * Empty, the default, where there can be none; the test is skipped then.
   */
  protected Optional<C> downConfig() throws Exception {
    return Optional.empty();
  }

  @Override
  final Subject create(C config, TestContext context) throws Exception {
    HealthCheck check = factory().create(config, context);
    return new Subject() {
      @Override
      public void run(Recorder out) throws Exception {
        assertThat(check.check(out)).as("the verdict").isNotNull();
      }

      @Override
      public void close() throws Exception {
        check.close();
      }
    };
  }

  @Override
  final void verify(C config, TestContext context, Verification out) throws Exception {
    factory().verify(config, context, out);
  }

  @Override
  final List<MetricDescriptor> metrics() {
    return factory().metrics();
  }

  /** With {@link #config()} the verdict is UP. */
  @Test
  public void saysUpOfWhatIsWell() throws Exception {
    Health health = verdict(config());
    assertThat(health.status()).as("%s", health).isEqualTo(Health.Status.UP);
  }

  /** With {@link #downConfig()} the verdict is DOWN, with a reason that holds no secret. */
  @Test
  public void saysDownAndWhyOfWhatIsDown() throws Exception {
    Optional<C> down = downConfig();
    assumeTrue(down.isPresent(), "There is no downConfig() to test with.");
    Health health = verdict(down.get());
    assertThat(health.status()).as("%s", health).isEqualTo(Health.Status.DOWN);
    assertThat(health.reason()).as("the reason").isNotBlank();
    assertThat(Secrets.shown(Secrets.in(down.get()), health.toString())).as("secrets").isEmpty();
  }

  /** The deadline is longer than nothing. */
  @Test
  public void hasADeadline() throws Exception {
    assertThat(factory().deadline(config(), Duration.ofSeconds(30))).isPositive();
  }

  private Health verdict(C config) throws Exception {
    TestContext context = context(temporaryDirectory);
    try (HealthCheck check = factory().create(config, context)) {
      Recorder out = new RecordingRecorder(context.clock());
      return Run.ended(() -> check.check(out));
    }
  }
}
