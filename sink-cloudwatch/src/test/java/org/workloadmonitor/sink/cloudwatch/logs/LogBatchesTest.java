package org.workloadmonitor.sink.cloudwatch.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.sink.Item;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LogBatchesTest {

  @Test
  void areInTheOrderOfTime() {
    List<LogLine> batch = LogBatches.of(List.of(line(3, 30), line(1, 10), line(2, 10))).getFirst();

    assertThat(batch).extracting(LogLine::item).containsExactly(1, 2, 3);
  }

  @Test
  void haveTenThousandEventsAtMost() {
    List<LogLine> lines = IntStream.range(0, 20_001).mapToObj(i -> line(i, i)).toList();

    assertThat(LogBatches.of(lines)).extracting(List::size).containsExactly(10_000, 10_000, 1);
  }

  @Test
  void haveAMebibyteAtMost() {
    List<LogLine> lines =
        IntStream.range(0, 9).mapToObj(i -> new LogLine(i, i, "", 256 * 1024)).toList();

    assertThat(LogBatches.of(lines)).extracting(List::size).containsExactly(4, 4, 1);
  }

  @Test
  void spanLessThanADay() {
    long day = 24 * 3_600_000L;

    assertThat(LogBatches.of(List.of(line(0, 0), line(1, day - 1), line(2, day))))
        .extracting(List::size)
        .containsExactly(2, 1);
  }

  @Test
  void ofNothingAreNone() {
    assertThat(LogBatches.of(List.of())).isEmpty();
  }

  @Test
  void aLineCountsItsBytesAndTwentySixMore() {
    LogLine line = lineOf("ü").orElseThrow();

    assertThat(line.bytes())
        .isEqualTo(line.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 26);
  }

  @Test
  void aMessageThatIsTooLongIsShortened() {
    for (String letter : List.of("x", "ü", "\u0001", "\"", "\uD83D\uDE00")) {
      LogLine line = lineOf(letter.repeat(300_000)).orElseThrow();

      assertThat(line.bytes()).isLessThanOrEqualTo(256 * 1024);
      JsonNode json = new ObjectMapper().readTree(line.text());
      assertThat(json.path("message").asString()).endsWith(" characters)");
    }
  }

  @Test
  void anEventWhoseAttributesAreTooLargeIsNone() {
    Event event =
        new Event(
            "test.event",
            Severity.INFO,
            "short",
            Attributes.of("large", "x".repeat(300_000)),
            Instant.EPOCH);

    assertThat(LogLines.of(0, item(event), event)).isEmpty();
  }

  private static Optional<LogLine> lineOf(String message) {
    Event event = new Event("test.event", Severity.INFO, message, Attributes.EMPTY, Instant.EPOCH);
    return LogLines.of(0, item(event), event);
  }

  private static Item item(Event event) {
    return new Item(new Component("web", "Web", "compute", Map.of()), event);
  }

  private static LogLine line(int item, long millis) {
    return new LogLine(item, millis, "", 50);
  }
}
