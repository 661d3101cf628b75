package org.workloadmonitor.sink.local.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps the summary at the bottom of a terminal, while log lines and whatever else is printed
 * scroll above it: the lines above are made the terminal's scrolling region (DECSTBM), which the
 * summary does not belong to. Nobody who prints needs to know.
 *
 * <p>Each change is one write, between which and others a terminal does not mix, and is announced
 * as one (mode 2026), so that nothing flickers. Escape sequences: ECMA-48 and the VT510 manual.
 */
final class DockedScreen implements Screen {

  private static final String ESC = "\u001b";
  private static final String BEGIN = ESC + "[?2026h";
  private static final String END = ESC + "[?2026l";
  private static final String SAVE_CURSOR = ESC + "7";
  private static final String RESTORE_CURSOR = ESC + "8";
  private static final String HIDE_CURSOR = ESC + "[?25l";
  private static final String SHOW_CURSOR = ESC + "[?25h";
  private static final String DO_NOT_WRAP = ESC + "[?7l";
  private static final String WRAP = ESC + "[?7h";
  private static final String CLEAR_ALL = ESC + "[H" + ESC + "[2J";
  private static final String CLEAR_TO_END_OF_LINE = ESC + "[K";
  private static final String SCROLL_EVERYTHING = ESC + "[r";

  private final OutputStream out;
  private final Charset charset;
  private final boolean colors;
  private final String rule;
  private final Supplier<TerminalSize> terminal;

  /** How many rows at the bottom belong to the summary; 0 before the first and after the last. */
  private int docked;

  private TerminalSize shownIn = TerminalSize.USUAL;

  /**
   * Creates a screen; nothing is shown yet.
   *
   * @param rule a character for the line above the summary
   * @param terminal tells the size of the terminal as it is now, at once
   */
  DockedScreen(
      OutputStream out,
      Charset charset,
      boolean colors,
      String rule,
      Supplier<TerminalSize> terminal) {
    this.out = out;
    this.charset = charset;
    this.colors = colors;
    this.rule = rule;
    this.terminal = terminal;
  }

  /** All but one row for the line above, and some for what scrolls. */
  @Override
  public TerminalSize size() {
    TerminalSize all = terminal.get();
    return new TerminalSize(all.rows() - 1 - Math.max(2, all.rows() / 5), all.columns());
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void show(List<Line> lines) throws IOException {
    TerminalSize size = terminal.get();
    int rows = Math.min(lines.size() + 1, size.rows() - 1);
    StringBuilder text = new StringBuilder(BEGIN);
    if (docked > 0 && !size.equals(shownIn)) {
      // Terminals differ in what they do to lines when they are resized.
      text.append(SCROLL_EVERYTHING).append(CLEAR_ALL);
      docked = 0;
    }
    shownIn = size;
    if (rows > docked) {
      dock(rows, text);
    }
    text.append(SAVE_CURSOR).append(HIDE_CURSOR).append(DO_NOT_WRAP);
    moveTo(size.rows() - docked + 1, text);
    text.append(rule.repeat(size.columns()));
    for (int i = 0; i < docked - 1; i++) {
      moveTo(size.rows() - docked + 2 + i, text);
      appendLine(i < lines.size() ? lines.get(i) : new Line(size.columns()), text);
    }
    text.append(WRAP).append(SHOW_CURSOR).append(RESTORE_CURSOR).append(END);
    write(text);
  }

  /**
   * Takes rows out of the scrolling region. What is printed already is pushed up only as far as
   * there is no empty row below it; the cursor stays behind it.
   */
  private void dock(int rows, StringBuilder text) {
    int more = rows - docked;
    docked = rows;
    text.append("\n".repeat(more)).append(SAVE_CURSOR);
    text.append(ESC).append("[1;").append(shownIn.rows() - docked).append('r');
    text.append(RESTORE_CURSOR).append(ESC).append('[').append(more).append('A');
  }

  /** Behind a full line there is nothing to clear, and the cursor still stands on its last sign. */
  private void appendLine(Line line, StringBuilder text) {
    text.append(colors ? line.colored() : line.plain());
    if (!line.isFull()) {
      text.append(CLEAR_TO_END_OF_LINE);
    }
  }

  private static void moveTo(int row, StringBuilder text) {
    text.append(ESC).append('[').append(row).append(";1H");
  }

  /** The last summary stays, and what is printed next begins below it. */
  @Override
  public void close() throws IOException {
    if (docked > 0) {
      StringBuilder text = new StringBuilder(SCROLL_EVERYTHING);
      moveTo(shownIn.rows(), text);
      docked = 0;
      write(text.append('\n'));
    }
  }

  @Override
  public String toString() {
    return "this terminal";
  }

  private void write(StringBuilder text) throws IOException {
    out.write(text.toString().getBytes(charset));
    out.flush();
  }
}
