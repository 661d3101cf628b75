package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;

class PerformanceInsightsConfigTest {

  private static final URI EMULATOR = URI.create("http://127.0.0.1:4566");

  @Test
  void anInstanceIsNamedOrGivenByItsResourceIdButNotBoth() {
    assertThatCode(() -> new Configs(EMULATOR).build()).doesNotThrowAnyException();
    assertThatCode(() -> new Configs(EMULATOR).byResourceId().build()).doesNotThrowAnyException();
    assertRefused("instance", "either", c -> c.resourceId = Optional.of("db-ORDERS"));
    assertRefused("instance", "either", c -> c.instance = Optional.empty());
  }

  @Test
  void namesAndIdsAreNotMixedUp() {
    assertRefused("instance", "DB identifier", c -> c.instance = Optional.of("orders.prod:5432"));
    assertRefused(
        "resource_id",
        "goes into instance",
        c -> c.byResourceId().resourceId = Optional.of("orders"));
    assertRefused("engine", "Leave this out", c -> c.engine = Optional.of("postgres"));
    assertRefused(
        "engine", "aurora-mysql", c -> c.byResourceId().engine = Optional.of("PostgreSQL 17"));
  }

  @Test
  void aPointStandsForASecondOrAMinute() {
    assertThatCode(() -> with(c -> c.period = Duration.ofSeconds(1))).doesNotThrowAnyException();
    assertRefused("period", "1s or 60s", c -> c.period = Duration.ofMinutes(5));
  }

  @Test
  void aCounterHasAStatisticAndIsThereOnce() {
    assertRefused("counters.0", ".avg", c -> c.counters("os.cpuUtilization.user"));
    assertRefused("counters.0", "no counter metric", c -> c.counters("db.load.avg"));
    assertRefused(
        "counters.1", "twice", c -> c.counters("os.memory.free.avg", "os.memory.free.avg"));
  }

  @Test
  void regionAndEndpointHaveTheirForms() {
    assertRefused("region", "eu-west-1", c -> c.region = Optional.of("Ireland"));
    assertRefused("endpoint", "https://", c -> c.endpoint = Optional.of(URI.create("ftp://x")));
  }

  @Test
  void anEmulatorStandsForAllServicesAndAnEndpointOfAwsForOne() {
    assertThat(with(_ -> {}).aws().rdsEndpoint()).hasValue(EMULATOR);
    assertThat(with(_ -> {}).aws().stsEndpoint()).hasValue(EMULATOR);

    URI vpc = URI.create("https://vpce-1.pi.eu-west-1.vpce.amazonaws.com");
    assertThat(with(c -> c.endpoint = Optional.of(vpc)).aws().rdsEndpoint()).isEmpty();
    assertThat(with(c -> c.endpoint = Optional.of(vpc)).aws().stsEndpoint()).isEmpty();
  }

  private static PerformanceInsightsConfig with(Consumer<Configs> change) {
    Configs configs = new Configs(EMULATOR);
    change.accept(configs);
    return configs.build();
  }

  private static void assertRefused(String key, String words, Consumer<Configs> change) {
    ConfigurationException refused =
        catchThrowableOfType(ConfigurationException.class, () -> with(change));
    assertThat(refused.key()).isEqualTo(key);
    assertThat(refused).hasMessageContaining(words);
  }
}
