package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  private static final List<String> KNOWN = List.of("interval", "expected_status", "url");

  @Test
  void findsAWordWithALetterTooMany() {
    assertThat(Suggestions.nearest("intervall", KNOWN)).contains("interval");
  }

  @Test
  void countsSwappedLettersAsOneMistake() {
    assertThat(Suggestions.nearest("ulr", KNOWN)).contains("url");
  }

  @Test
  void seesThroughHyphensAndCapitals() {
    assertThat(Suggestions.nearest("expected-status", KNOWN)).contains("expected_status");
    assertThat(Suggestions.nearest("expectedStatus", KNOWN)).contains("expected_status");
  }

  @Test
  void findsNothingForAWordOfItsOwn() {
    assertThat(Suggestions.nearest("password", KNOWN)).isEmpty();
  }

  @Test
  void listsWhatIsKnownWhereNothingIsNear() {
    assertThat(Suggestions.hint("password", KNOWN))
        .isEqualTo(" Known here: interval, expected_status, url.");
  }

  @Test
  void cutsALongList() {
    List<String> many = IntStream.range(0, 33).mapToObj(i -> "w" + i).toList();

    assertThat(Suggestions.list(many)).endsWith("w28, w29 and 3 more");
  }

  @Test
  void doesNotCompareWordsBeyondReason() {
    assertThat(Suggestions.nearest("x".repeat(1_000_000), KNOWN)).isEmpty();
  }
}
