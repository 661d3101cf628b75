package org.workloadmonitor.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.time.HandTime;

class RepeatedFailureTest {

  private final HandTime time = new HandTime();
  private final LogCapture log = LogCapture.of("repeated", Level.INFO);
  private final RepeatedFailure failure =
      new RepeatedFailure(LoggerFactory.getLogger("repeated"), "Collector host of web", time);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void isToldOnceAndWhenItEnds() {
    for (int i = 0; i < 12; i++) {
      failure.failed("no route", null);
      time.advance(Duration.ofSeconds(15));
    }
    assertThat(failure.inARow()).isEqualTo(12);
    failure.worked();
    failure.worked();

    assertThat(log.lines())
        .containsExactly(
            "WARN Collector host of web failed: no route",
            "INFO Collector host of web works again after 12 failures in 3 min.");
    assertThat(failure.inARow()).isZero();
  }

  @Test
  void isToldAgainWhenTheReasonChanges() {
    failure.failed("no route", null);
    failure.failed("refused", null);
    failure.failed("no route", null);

    assertThat(log.lines())
        .containsExactly(
            "WARN Collector host of web failed: no route",
            "WARN Collector host of web failed: refused");
  }

  @Test
  void reasonsThatDifferInNumbersAreOne() {
    failure.failed("no answer within 1003 ms", null);
    failure.failed("no answer within 998 ms", null);

    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void reasonsThatAlwaysDifferDoNotFillTheLog() {
    for (char c = 'a'; c <= 'z'; c++) {
      failure.failed("request " + c, null);
    }

    assertThat(log.lines()).hasSize(5);
  }

  @Test
  void theLastWordOnWhatFlapsIsThatItFails() {
    for (int i = 0; i < 20 * 60; i++) {
      failure.failed("no route", null);
      time.advance(Duration.ofMillis(500));
      failure.worked();
      time.advance(Duration.ofMillis(500));
    }

    assertThat(log.lines())
        .containsExactly(
            "WARN Collector host of web failed: no route",
            "INFO Collector host of web works again after 1 failure in 500 ms.",
            "WARN Collector host of web failed again: no route (it works after 10 min without"
                + " that)");
  }

  @Test
  void whatFlappedWorksAfterTenMinutesWithoutAFailure() {
    for (int i = 0; i < 3; i++) {
      failure.failed("no route", null);
      time.advance(Duration.ofSeconds(30));
      failure.worked();
      time.advance(Duration.ofSeconds(30));
    }
    time.advance(Duration.ofMinutes(9));
    failure.worked();

    assertThat(log.lines())
        .hasSize(4)
        .last()
        .isEqualTo("INFO Collector host of web works again after 2 failures in 11 min.");
  }

  @Test
  void theStackTraceIsForDebugging() {
    failure.failed("no route", new IOException("no route"));
    assertThat(log.lines()).noneMatch(line -> line.contains("\tat "));

    try (LogCapture debug = LogCapture.of("repeated", Level.DEBUG)) {
      failure.failed("no route", new IOException("no route"));
      assertThat(debug.lines()).singleElement().asString().contains("DEBUG", "\tat ");
    }
  }
}
