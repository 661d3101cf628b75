package org.workloadmonitor.collector.external.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonSizeTest {

  private static final String LONG = "1".repeat(1_001);

  @Test
  void aNumberThatTakesSecondsToReadIsRefused() {
    for (String json : new String[] {"[" + LONG + "]", "-1." + LONG, "{\"a\\\"\":" + LONG + "}"}) {
      assertThatThrownBy(() -> JsonSize.check(json, 100))
          .hasMessage("The body holds a number of more than 1000 digits.");
    }
  }

  @Test
  void aTextMayHaveAsManyDigitsAsItLikes() {
    assertThatCode(() -> JsonSize.check("[\"\\\"" + LONG + "\", 7]", 100))
        .doesNotThrowAnyException();
  }

  @Test
  void moreValuesThanTheMemoryHoldsAreRefused() {
    assertThatCode(() -> JsonSize.check("[[],{},\"a,b\",1]", 6)).doesNotThrowAnyException();
    assertThatThrownBy(() -> JsonSize.check("[[],{},\"a,b\",1]", 5))
        .hasMessage("The body has more than 5 values, too many for the agent's memory.");
  }

  @Test
  void theUsualHeapHoldsAHundredThousand() {
    assertThat(JsonSize.mostValues(64 << 20)).isBetween(100_000L, 110_000L);
  }
}
