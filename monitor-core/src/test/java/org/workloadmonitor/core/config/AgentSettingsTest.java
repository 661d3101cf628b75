package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.ByteSize;

class AgentSettingsTest {

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder);
  }

  @Test
  void everySettingHasADefault() {
    assertThat(test.valid("agent:\n").agent())
        .isEqualTo(
            new AgentSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Optional.empty(),
                List.of(),
                LogLevel.INFO,
                10_000,
                new QueueSettings(
                    Duration.ofSeconds(1),
                    new ByteSize(512 << 20),
                    Duration.ofDays(13),
                    new ByteSize(16 << 20)),
                Duration.ofSeconds(8),
                true));
  }

  @Test
  void readsEverySetting() {
    assertThat(
            test.valid(
                    """
                    agent:
                      collection_interval: 10s
                      health_check_interval: 5s
                      publish_interval: 0s
                      location: eu-west-1a
                      network_references: [gateway]
                      log_level: debug
                      max_series_per_component: 500
                      queue:
                        max_bytes: 1GiB
                        max_age: 7d
                        max_memory: 4MiB
                        flush_interval: 100ms
                      shutdown_timeout: 20s
                      reload_on_change: false
                    components:
                      - id: gateway
                        type: network
                        health_check: { type: http, url: "http://10.0.0.1/" }
                    """)
                .agent())
        .isEqualTo(
            new AgentSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ZERO,
                Optional.of("eu-west-1a"),
                List.of("gateway"),
                LogLevel.DEBUG,
                500,
                new QueueSettings(
                    Duration.ofMillis(100),
                    new ByteSize(1 << 30),
                    Duration.ofDays(7),
                    new ByteSize(4 << 20)),
                Duration.ofSeconds(20),
                false));
  }

  @Test
  void reportsEverySettingThatIsWrong() {
    assertThat(
            test.problems(
                """
                agent:
                  collection_interval: 10ms
                  log_level: warning
                  queue: {max_bytes: 1kB, max_memori: 5000}
                """))
        .containsExactly(
            "m.yaml:2:24: 'collection_interval' must be at least 1s, not 10ms.",
            "m.yaml:3:14: 'log_level' must be one of trace, debug, info, warn or error, not"
                + " 'warning'.",
            "m.yaml:4:22: 'max_bytes' must be at least 1MiB, not 1kB.",
            "m.yaml:4:27: Unknown key 'max_memori'. Did you mean 'max_memory'?");
  }
}
