package org.workloadmonitor.sink.cloudwatch.datum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsciiTextTest {

  @Test
  void leavesPrintableAsciiAsItIs() {
    assertThat(AsciiText.of("C:\\data (x) ~!", 100)).isEqualTo("C:\\data (x) ~!");
  }

  @Test
  void escapesTheRest() {
    assertThat(AsciiText.of("Größe\n😀", 100)).isEqualTo("Gr\\u00f6\\u00dfe\\u000a\\ud83d\\ude00");
  }

  @Test
  void cutsWhatIsTooLongToTheLength() {
    String cut = AsciiText.of("x".repeat(2_000), 1_024);

    assertThat(cut).hasSize(1_024).startsWith("xxx").matches("x+~[0-9a-f]{16}");
  }

  @Test
  void makesNoTwoTextsOne() {
    Map<String, String> seen = new HashMap<>();
    List<String> texts =
        List.of(
            "ü",
            "\\u00fc",
            "\\\\u00fc",
            "\\u005cu00fc",
            "\\",
            "\\\\",
            "\\u",
            "u00fc",
            "x".repeat(2_000),
            "x".repeat(2_000) + "y",
            "ü".repeat(2_000),
            "\\u00fc".repeat(2_000));
    for (String text : texts) {
      assertThat(seen.put(AsciiText.of(text, 1_024), text)).as(text).isNull();
    }
  }
}
