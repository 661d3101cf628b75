package org.workloadmonitor.sink.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockedScreenTest {

  private static final String RULE = "-".repeat(20);

  private final VirtualTerminal terminal = new VirtualTerminal(10, 20);
  private TerminalSize size = new TerminalSize(10, 20);
  private final DockedScreen screen =
      new DockedScreen(terminal, StandardCharsets.UTF_8, true, "-", () -> size);

  private void show(String... texts) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(new Line(size.columns()).add(Style.BOLD, text));
    }
    screen.show(lines);
  }

  @Test
  void showsTheSummaryAtTheBottomUnderALine() throws Exception {
    terminal.print("$ monitor run\n");
    show("one", "two");
    assertThat(terminal.lines())
        .containsExactly("$ monitor run", "", "", "", "", "", "", RULE, "one", "two");
  }

  @Test
  void putsTheNextSummaryInItsPlace() throws Exception {
    show("a long line", "two");
    show("short", "three");
    assertThat(terminal.lines().subList(7, 10)).containsExactly(RULE, "short", "three");
    assertThat(terminal.lines().subList(0, 7)).containsOnly("");
  }

  @Test
  void logLinesScrollAboveItAndNoneIsLost() throws Exception {
    terminal.print("$ monitor run\n");
    show("one", "two");
    terminal.print("log 1\nlog 2\n");
    show("one", "three");
    assertThat(terminal.lines())
        .containsExactly("$ monitor run", "log 1", "log 2", "", "", "", "", RULE, "one", "three");
    terminal.print("log 3\nlog 4\nlog 5\nlog 6\n");
    show("one", "four");
    assertThat(terminal.lines())
        .containsExactly(
            "log 1", "log 2", "log 3", "log 4", "log 5", "log 6", "", RULE, "one", "four");
  }

  @Test
  void growsWithoutCoveringWhatWasPrinted() throws Exception {
    terminal.print("1\n2\n3\n4\n5\n6\n7\n");
    show("one");
    show("one", "two", "three");
    assertThat(terminal.lines())
        .containsExactly("3", "4", "5", "6", "7", "", RULE, "one", "two", "three");
    terminal.print("8\n");
    assertThat(terminal.lines().subList(3, 7)).containsExactly("7", "8", "", RULE);
  }

  @Test
  void clearsRowsThatAShorterSummaryDoesNotNeed() throws Exception {
    show("one", "two", "three");
    show("one");
    assertThat(terminal.lines().subList(6, 10)).containsExactly(RULE, "one", "", "");
  }

  @Test
  void keepsALineThatTakesEveryColumn() throws Exception {
    show("x".repeat(20));
    assertThat(terminal.lines().getLast()).isEqualTo("x".repeat(20));
    show("x".repeat(19));
    assertThat(terminal.lines().getLast()).isEqualTo("x".repeat(19));
  }

  @Test
  void beginsAnewWhenTheTerminalIsResized() throws Exception {
    show("one", "two", "three");
    size = new TerminalSize(6, 12);
    terminal.resize(6, 12);
    show("one", "two");
    String rule = "-".repeat(12);
    assertThat(terminal.lines()).containsExactly("", "", "", rule, "one", "two");
    terminal.print("log\n");
    assertThat(terminal.lines()).startsWith("log", "", "", rule);
  }

  @Test
  void aTerminalThatIsNarrowerThanItSaidShowsTheBeginningOfLines() throws Exception {
    VirtualTerminal narrow = new VirtualTerminal(10, 10);
    DockedScreen misled = new DockedScreen(narrow, StandardCharsets.UTF_8, false, "-", () -> size);
    misled.show(List.of(new Line(20).add("x".repeat(20)), new Line(20).add("two")));
    assertThat(narrow.lines().subList(7, 10))
        .containsExactly("-".repeat(10), "x".repeat(10), "two");
  }

  @Test
  void leavesRoomForWhatScrolls() {
    assertThat(screen.size()).isEqualTo(new TerminalSize(7, 20));
    size = new TerminalSize(50, 20);
    assertThat(screen.size().rows()).isEqualTo(39);
    size = new TerminalSize(2, 20);
    assertThat(screen.size().rows()).isEqualTo(1);
  }

  @Test
  void neverTakesTheWholeOfATinyTerminal() throws Exception {
    size = new TerminalSize(3, 20);
    VirtualTerminal tiny = new VirtualTerminal(3, 20);
    DockedScreen screen = new DockedScreen(tiny, StandardCharsets.UTF_8, false, "-", () -> size);
    screen.show(List.of(new Line(20).add("one"), new Line(20).add("two")));
    assertThat(tiny.lines()).containsExactly("", RULE, "one");
  }

  @Test
  void writesEachSummaryInOnePiece() throws Exception {
    show("one");
    show("two");
    assertThat(terminal.writes()).isEqualTo(2);
  }

  @Test
  void leavesTheTerminalAsItWas() throws Exception {
    terminal.print("$ monitor run\n");
    show("one", "two");
    screen.close();
    screen.close();
    terminal.print("$ ls\na\nb\n");
    assertThat(terminal.showsCursor()).isTrue();
    assertThat(terminal.lines())
        .containsExactly("", "", "", RULE, "one", "two", "$ ls", "a", "b", "");
  }
}
