package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file, the reader answers with a result. The seeds are fixed. */
class FuzzTest {

  private static final String VALID =
      """
      x-host: &host {type: host, interval: 10s}
      agent:
        collection_interval: 60s
        location: "eu-west-1a"
        queue: {max_bytes: 64MiB, max_memory: 4MiB}
      components:
        - id: web_server_01
          name: 'Web server'
          type: compute
          tags: { Environment: production, Application: web-app }
          collectors:
            - *host
            - <<: *host
              per_core: true   # and each core
              exclude: [a, "b", c]
          health_check:
            type: http
            url: http://localhost:8080/health
            expected_status: [200, 204]
          alert_thresholds:
            cpu_utilization: 80
            disk_utilization: { above: 90, clear_below: 85%, for: 5m, severity: critical }
          depends_on: [orders_db]
        - id: orders_db
          type: database
          collectors:
            - type: postgresql
              url: jdbc:postgresql://db.internal:5432/orders
              username: ${env:USER:-monitor}
              password: |
                several
                lines
      sinks:
        - type: openmetrics
          listen: 127.0.0.1:9464
      """;

  private static final List<String> TOKENS =
      List.of(
          ": ",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "&a ",
          "*a ",
          "<<: ",
          "!!",
          "|\n",
          ">\n",
          "'",
          "\"",
          "#",
          "%",
          "---\n",
          "...\n",
          "\t",
          "\n",
          "? ",
          "${",
          "${env:X}",
          "$${",
          "~",
          "null",
          "yes",
          "0x",
          "1e999",
          ".nan",
          "\0",
          "\uFEFF",
          "\u2028",
          "\uD83D",
          "é",
          "@",
          "`",
          "\\",
          "-1",
          "9".repeat(40));

  @TempDir private Path folder;

  private ConfigurationResult read(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("m.yaml"), content);
    return new TestConfiguration(folder).reader().read(List.of(file));
  }

  private void survives(byte[] content, long seed) {
    try {
      assertThat(read(content)).isNotNull();
    } catch (Throwable e) {
      throw new AssertionError(
          "Seed %s:%n%s".formatted(seed, new String(content, StandardCharsets.UTF_8)), e);
    }
  }

  @Test
  void theFileThatIsMutatedIsValid() throws IOException {
    assertThat(read(VALID.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ConfigurationResult.Valid.class);
  }

  @Test
  void mutatedTextGivesAResult() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(VALID);
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutate(text, random);
      }
      survives(text.toString().getBytes(StandardCharsets.UTF_8), seed);
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(30));
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, token);
      case 1 -> text.delete(at, end);
      case 2 -> text.replace(at, Math.min(text.length(), at + 1), token);
      default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
    }
  }

  @Test
  void mutatedBytesGiveAResult() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      byte[] bytes = VALID.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      survives(Arrays.copyOf(bytes, bytes.length - random.nextInt(20)), seed);
    }
  }

  @Test
  void garbageGivesAResult() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      survives(bytes, seed);
    }
  }

  @Test
  void wordsOfYamlInAnyOrderGiveAResult() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(TOKENS.get(random.nextInt(TOKENS.size()))).append("ab ", 0, random.nextInt(4));
      }
      survives(text.toString().getBytes(StandardCharsets.UTF_8), seed);
    }
  }
}
