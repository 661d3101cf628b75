package org.workloadmonitor.collector.external.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegexTest {

  private static final Deadline NEVER = new Deadline(() -> 0, 1);

  @Test
  void theFirstGroupIsWhatIsFound() throws Exception {
    assertThat(Regex.parse("token=(\\w+)").find("a token=x7 b", NEVER)).contains("x7");
    assertThat(Regex.parse("tok\\w+").find("a token b", NEVER)).contains("token");
    assertThat(Regex.parse("x").find("abc", NEVER)).isEmpty();
  }

  @Test
  void aSearchThatBacktracksWithoutEndIsGivenUpAtTheDeadline() {
    AtomicLong reads = new AtomicLong();
    Deadline hundredReadsOfTheTime = new Deadline(reads::incrementAndGet, 100);
    Regex catastrophic = Regex.parse("(.*a){20}b");

    assertThatThrownBy(() -> catastrophic.find("a".repeat(60), hundredReadsOfTheTime))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("did not end in time");
  }

  @Test
  void aSearchThatExhaustsTheStackIsAnAnswerToo() {
    Regex recursive = Regex.parse("(?:a|b)*c");

    assertThatThrownBy(() -> recursive.find("ab".repeat(500_000), NEVER))
        .isInstanceOf(Unanswered.class);
  }

  @Test
  void twoOfTheSameTextAreEqualSoThatAReloadRestartsNothing() {
    assertThat(Regex.parse("a+")).isEqualTo(Regex.parse("a+")).isNotEqualTo(Regex.parse("a"));
  }

  @Test
  void aMistakeIsToldWithItsPlace() {
    assertThatThrownBy(() -> Regex.parse("ab("))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unclosed group");
  }
}
