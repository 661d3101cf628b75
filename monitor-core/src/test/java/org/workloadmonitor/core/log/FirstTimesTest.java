package org.workloadmonitor.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.time.HandTime;

class FirstTimesTest {

  private final HandTime time = new HandTime();
  private final FirstTimes times = new FirstTimes(time);

  @Test
  void makesNewsOfATextOnce() {
    assertThat(times.isNews("No route.")).isTrue();
    assertThat(times.isNews("No route.")).isFalse();
    assertThat(times.isNews("No such host.")).isTrue();
  }

  @Test
  void takesTextsThatDifferInNumbersAsOne() {
    times.isNews("Item 7 is too ugly.");
    assertThat(times.isNews("Item 8 is too ugly.")).isFalse();
  }

  @Test
  void makesNewsOfItAgainAfterADay() {
    times.isNews("No route.");
    time.advance(Duration.ofDays(1));
    assertThat(times.isNews("No route.")).isTrue();
  }

  @Test
  void makesNoNewsOfEverMoreTexts() {
    for (char c = 'a'; c < 'a' + 20; c++) {
      assertThat(times.isNews("Reason " + c)).isTrue();
    }
    assertThat(times.isNews("Reason z")).isFalse();
    time.advance(Duration.ofDays(1));
    assertThat(times.isNews("Reason z")).isTrue();
  }
}
