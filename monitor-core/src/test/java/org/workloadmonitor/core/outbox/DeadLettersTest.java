package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.gauge;
import static org.workloadmonitor.core.outbox.Points.item;

import ch.qos.logback.classic.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.time.HandTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersTest {

  @TempDir Path folder;

  private final HandTime time = new HandTime();

  private Path file() {
    return folder.resolve("rejected").resolve("s.jsonl");
  }

  private static Shipment shipment(int values) {
    return Shipment.of(
        IntStream.range(0, values)
            .mapToObj(i -> new Parcel(item(gauge(i, at(i))), 100, new long[] {i}, at(0)))
            .toList());
  }

  @Test
  void tellsWhatWasRejectedAndWhy() throws Exception {
    try (LogCapture log = LogCapture.of(DeadLetters.class.getName(), Level.WARN)) {
      DeadLetters letters = new DeadLetters(file(), time.clock());
      Answer answer =
          new Answer(
              List.of(
                  Outcome.delivered(), Outcome.rejected("No \"such\" unit."), Outcome.retry("x")),
              null);
      letters.write(shipment(3), answer);
      letters.write(shipment(3), answer);
      assertThat(log.lines()).singleElement().asString().contains(file().toString());
    }
    List<String> lines = Files.readAllLines(file());
    assertThat(lines).hasSize(2);
    JsonNode line = new JsonMapper().readTree(lines.getFirst());
    assertThat(line.get("rejected").asString()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(line.get("reason").asString()).isEqualTo("No \"such\" unit.");
    assertThat(line.get("signal").get("value").asInt()).isEqualTo(1);
  }

  @Test
  void makesNoFileWhereNothingIsRejected() {
    new DeadLetters(file(), time.clock())
        .write(shipment(1), new Answer(List.of(Outcome.delivered()), null));
    assertThat(file()).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsTwoFilesAndNobodyElseMayReadThem() throws Exception {
    try (LogCapture quiet = LogCapture.of(DeadLetters.class.getName(), Level.OFF)) {
      DeadLetters letters = new DeadLetters(file(), time.clock(), 1_000);
      Answer answer = new Answer(List.of(Outcome.rejected("No.")), null);
      for (int i = 0; i < 100; i++) {
        letters.write(shipment(1), answer);
      }
      assertThat(quiet.lines()).isEmpty();
    }
    try (var files = Files.list(file().getParent())) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              each -> {
                assertThat(Files.size(each)).isLessThan(2_000);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------");
              });
    }
  }

  @Test
  void aFileThatCanNotBeWrittenIsAWarningOnly() throws Exception {
    Files.createDirectories(file());
    try (LogCapture log = LogCapture.of(DeadLetters.class.getName(), Level.WARN)) {
      DeadLetters letters = new DeadLetters(file(), time.clock());
      Answer answer = new Answer(List.of(Outcome.rejected("No.")), null);
      letters.write(shipment(1), answer);
      letters.write(shipment(1), answer);
      assertThat(log.lines()).singleElement().asString().contains("can't be written");
    }
  }
}
