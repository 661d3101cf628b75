package org.workloadmonitor.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String ID = "b7ad6b7169203331";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Span span(String trace, String id, Optional<String> parent, Instant end) {
    return new Span(
        trace,
        id,
        parent,
        "log in",
        Span.Kind.CLIENT,
        START,
        end,
        Span.Status.OK,
        "",
        Attributes.EMPTY);
  }

  @Test
  void isASignalOfItsEnd() {
    Span span = span(TRACE, ID, Optional.empty(), START.plusSeconds(2));

    assertThat(span.kind()).isEqualTo(SignalKind.SPAN);
    assertThat(span.timestamp()).isEqualTo(START.plusSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0af7", "0AF7651916CD43DD8448EB211C80319C", "g"})
  void refusesIdsOfAnotherForm(String id) {
    assertThatThrownBy(() -> span(id, ID, Optional.empty(), START)).hasMessageContaining("trace");
    assertThatThrownBy(() -> span(TRACE, id, Optional.empty(), START)).hasMessageContaining("span");
    assertThatThrownBy(() -> span(TRACE, ID, Optional.of(id), START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parent");
  }

  @Test
  void doesNotEndBeforeItStarts() {
    assertThatThrownBy(() -> span(TRACE, ID, Optional.empty(), START.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'log in' ends");
    assertThat(span(TRACE, ID, Optional.empty(), START).end()).isEqualTo(START);
  }
}
