package org.workloadmonitor.sink.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b", "\u009b", "\u0007", "\u0000", "\u007f", "\u202e", "\u200b", "\ud800", "\u2028"
      })
  void replacesWhatATerminalMightObey(String dangerous) {
    assertThat(Printable.of("a" + dangerous + "[31mb")).isEqualTo("a\ufffd[31mb");
  }

  @Test
  void keepsLinesOnOneLine() {
    assertThat(Printable.of("a\nb\r\tc")).isEqualTo("a b  c");
  }

  @Test
  void keepsLettersOfAllLanguages() {
    String text = "Größe 名前 \uD83D\uDE00 Ω";
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void knowsHowManyColumnsATextTakes() {
    assertThat(Printable.width("abc")).isEqualTo(3);
    assertThat(Printable.width("名前")).isEqualTo(4);
    assertThat(Printable.width("e\u0301")).isEqualTo(1);
    assertThat(Printable.width("\uD83D\uDE00")).isEqualTo(2);
  }

  @Test
  void cutsWhatDoesNotFit() {
    assertThat(Printable.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Printable.cut("abcdef", 5)).isEqualTo("abcd…");
    assertThat(Printable.cut("名前名前", 6)).isEqualTo("名前…");
    assertThat(Printable.cut("abc", 1)).isEqualTo("…");
    assertThat(Printable.cut("abc", 0)).isEmpty();
    assertThat(Printable.cut("abc", -1)).isEmpty();
  }
}
