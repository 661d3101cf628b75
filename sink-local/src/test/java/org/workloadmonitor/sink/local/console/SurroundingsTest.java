package org.workloadmonitor.sink.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.console.ConsoleConfig.Color.ALWAYS;
import static org.workloadmonitor.sink.local.console.ConsoleConfig.Color.AUTO;
import static org.workloadmonitor.sink.local.console.ConsoleConfig.Color.NEVER;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

  private static Surroundings terminal(Map<String, String> variables) {
    return new Surroundings(true, variables::get, StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalTakesCommandsUnlessItIsDumb() {
    assertThat(terminal(Map.of("TERM", "xterm-256color")).takesCommands()).isTrue();
    assertThat(terminal(Map.of("TERM", "dumb")).takesCommands()).isFalse();
    assertThat(terminal(Map.of()).takesCommands()).isFalse();
    assertThat(terminal(Map.of("WT_SESSION", "1")).takesCommands()).isTrue();
  }

  @Test
  void aFileTakesNoCommands() {
    Surroundings file =
        new Surroundings(false, Map.of("TERM", "xterm")::get, StandardCharsets.UTF_8);
    assertThat(file.takesCommands()).isFalse();
    assertThat(file.wantsColors(AUTO)).isFalse();
    assertThat(file.wantsColors(ALWAYS)).isTrue();
  }

  @Test
  void noColorTurnsColorsOff() {
    assertThat(terminal(Map.of("TERM", "xterm")).wantsColors(AUTO)).isTrue();
    assertThat(terminal(Map.of("TERM", "xterm", "NO_COLOR", "1")).wantsColors(AUTO)).isFalse();
    assertThat(terminal(Map.of("TERM", "xterm", "NO_COLOR", "")).wantsColors(AUTO)).isTrue();
    assertThat(terminal(Map.of("TERM", "xterm", "NO_COLOR", "1")).takesCommands()).isTrue();
    assertThat(terminal(Map.of("TERM", "xterm")).wantsColors(NEVER)).isFalse();
  }

  @Test
  void linesAreAsWideAsTheEnvironmentSays() {
    assertThat(terminal(Map.of("COLUMNS", "132")).columns()).isEqualTo(132);
    assertThat(terminal(Map.of("COLUMNS", "wide")).columns()).isEqualTo(100);
    assertThat(terminal(Map.of()).columns()).isEqualTo(100);
  }

  @Test
  void drawsWithWhatTheCharacterSetHas() {
    assertThat(Glyphs.of(StandardCharsets.UTF_8).full()).isEqualTo("█");
    assertThat(Glyphs.of(StandardCharsets.US_ASCII).full()).isEqualTo("#");
    assertThat(Glyphs.of(StandardCharsets.ISO_8859_1).full()).isEqualTo("#");
  }

  @Test
  void readsTheAnswerOfStty() {
    assertThat(SttySize.parse("24 80\n")).contains(new TerminalSize(24, 80));
    assertThat(SttySize.parse("0 0\n")).isEmpty();
    assertThat(SttySize.parse("stty: standard input: Inappropriate ioctl for device")).isEmpty();
  }
}
