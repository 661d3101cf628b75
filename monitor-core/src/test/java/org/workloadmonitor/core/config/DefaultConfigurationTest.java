package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultConfigurationTest {

  @TempDir private Path folder;

  @Test
  void watchesThisHostAndServesItLocally() {
    ConfigurationResult result = new TestConfiguration(folder).reader().readDefault();

    assertThat(result)
        .isInstanceOfSatisfying(
            ConfigurationResult.Valid.class,
            valid -> {
              assertThat(valid.warnings()).isEmpty();
              assertThat(valid.files()).isEmpty();
              assertThat(valid.configuration().components())
                  .singleElement()
                  .satisfies(
                      host -> {
                        assertThat(host.component().id()).isEqualTo("host");
                        assertThat(host.component().name()).isEqualTo("this-host");
                        assertThat(host.component().type()).isEqualTo("compute");
                        assertThat(host.collectors()).hasSize(1);
                      });
              assertThat(valid.configuration().sinks())
                  .extracting(SinkConfiguration::id)
                  .containsExactly("console", "openmetrics");
            });
  }

  @Test
  void canBeWrittenToAFileToStartFrom() {
    assertThat(new TestConfiguration(folder).valid(ConfigurationReader.defaultText()).components())
        .hasSize(1);
  }

  @Test
  void saysWhichTypesAreMissing() {
    ConfigurationResult result =
        new TestConfiguration(folder).factories(FakeFactories.of()).reader().readDefault();

    assertThat(result)
        .isInstanceOfSatisfying(
            ConfigurationResult.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .first()
                    .hasToString(
                        "default-configuration.yaml:9:15: There is no collector of type 'host'."
                            + " 'monitor plugins' shows what is installed."));
  }

  @Test
  void thisHostHasAName() {
    assertThat(Environment.ofThisProcess().hostName().get()).isNotBlank();
  }
}
