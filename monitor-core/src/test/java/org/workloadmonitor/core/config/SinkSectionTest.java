package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.core.config.FakePlugin.OpenMetricsConfig;

class SinkSectionTest {

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder);
  }

  @Test
  void readsASink() {
    assertThat(
            test.valid(
                    """
                    sinks:
                      - type: openmetrics
                        id: scrape
                        publish_interval: 0s
                        listen: 127.0.0.1:1
                    """)
                .sinks())
        .singleElement()
        .satisfies(
            sink -> {
              assertThat(sink.id()).isEqualTo("scrape");
              assertThat(sink.publishInterval()).contains(Duration.ZERO);
              assertThat(sink.config()).isEqualTo(new OpenMetricsConfig("127.0.0.1:1"));
            });
  }

  @Test
  void theIdIsTheTypeWhereNoneIsGiven() {
    assertThat(test.valid("sinks: [{type: console}]").sinks())
        .extracting(SinkConfiguration::id)
        .containsExactly("console");
  }

  @Test
  void twoOfATypeNeedAnId() {
    assertThat(test.problems("sinks:\n  - type: console\n  - type: console\n"))
        .containsExactly(
            "m.yaml:3:5: Two sinks have the id 'console'; the first is at m.yaml:2:5. Give one of"
                + " them another 'id'.");
  }

  @Test
  void aSinkThatIsSwitchedOffIsLeftOutAndKeepsNoId() {
    assertThat(
            test.valid("sinks:\n  - type: console\n    enabled: false\n  - type: console\n")
                .sinks())
        .hasSize(1);
  }

  @Test
  void namesTheComponentsThatItIsNotGiven() {
    assertThat(
            test.valid(
                    """
                    components: [{id: db, type: database}]
                    sinks: [{type: console, without: [db, workload-monitor]}]
                    """)
                .sinks())
        .singleElement()
        .satisfies(
            sink -> assertThat(sink.without()).containsExactlyInAnyOrder("db", "workload-monitor"));
  }

  @Test
  void aComponentThatItIsNotGivenMustExist() {
    assertThat(test.problems("sinks: [{type: console, without: workload_monitor}]"))
        .containsExactly(
            "m.yaml:1:34: 'without' names 'workload_monitor', but no component has that id. Did"
                + " you mean 'workload-monitor'?");
  }

  @Test
  void anIdHasAForm() {
    assertThat(test.problems("sinks: [{type: console, id: ../x}]"))
        .containsExactly(
            "m.yaml:1:29: 'id' must be letters, digits, '_', '-' or '.', starting with a letter or"
                + " digit, not '../x'.");
  }

  @Test
  void aSinkHasNoIntervalButAPublishInterval() {
    assertThat(test.problems("sinks: [{type: console, interval: 5s}]"))
        .containsExactly(
            "m.yaml:1:25: Unknown key 'interval'. Known here: type, enabled, id,"
                + " publish_interval, without.");
  }
}
