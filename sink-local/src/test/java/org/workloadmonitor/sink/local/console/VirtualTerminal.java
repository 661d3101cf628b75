package org.workloadmonitor.sink.local.console;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal in memory: as much of a VT as the console uses, and an error for anything else, so
 * that nothing slips in which a real one might take in another way.
 */
final class VirtualTerminal extends OutputStream {

  private static final Pattern COMMAND =
      Pattern.compile("\u001b(?:\\[(\\??)([0-9;]*)([A-Za-z])|([78]))");

  private char[][] cells = new char[0][0];
  private int row;
  private int column;
  private int savedRow;
  private int savedColumn;
  private int bottom;
  private boolean wraps = true;
  private boolean showsCursor = true;
  private int writes;

  VirtualTerminal(int rows, int columns) {
    resize(rows, columns);
    fill(' ');
  }

  /** Takes another size; what was shown becomes nonsense, as it may on a real one. */
  void resize(int rows, int columns) {
    cells = new char[rows][columns];
    fill('?');
    bottom = rows;
    row = Math.min(row, rows - 1);
    column = 0;
  }

  @Override
  public void write(int b) {
    throw new UnsupportedOperationException("Written byte by byte, so that others come between.");
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    writes++;
    print(new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  /** How many times it was written to. */
  int writes() {
    return writes;
  }

  boolean showsCursor() {
    return showsCursor;
  }

  /** What is seen, from top to bottom, without blanks at the end. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (char[] line : cells) {
      lines.add(new String(line).stripTrailing());
    }
    return lines;
  }

  /** Prints, as any program would. */
  void print(String text) {
    Matcher command = COMMAND.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u001b') {
        if (!command.find(i) || command.start() != i) {
          throw new AssertionError("Not a known command: " + text.substring(i + 1));
        }
        obey(command);
        i = command.end() - 1;
      } else if (c == '\n') {
        column = 0;
        lineFeed();
      } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
        throw new AssertionError("A control character: " + (int) c);
      } else {
        put(c);
      }
    }
  }

  private void put(char c) {
    if (column == cells[0].length) {
      if (wraps) {
        column = 0;
        lineFeed();
      } else {
        return;
      }
    }
    cells[row][column++] = c;
  }

  private void lineFeed() {
    if (row == bottom - 1) {
      System.arraycopy(cells, 1, cells, 0, bottom - 1);
      cells[bottom - 1] = new char[cells[0].length];
      Arrays.fill(cells[bottom - 1], ' ');
    } else if (row < cells.length - 1) {
      row++;
    }
  }

  private void fill(char c) {
    for (char[] line : cells) {
      Arrays.fill(line, c);
    }
  }

  private void obey(Matcher command) {
    if (command.group(4) != null) {
      cursor(command.group(4).equals("7"));
      return;
    }
    String parameters = command.group(2);
    switch (command.group(1) + command.group(3)) {
      case "H" -> {
        row = Math.min(number(parameters), cells.length) - 1;
        column = 0;
      }
      case "A" -> row = Math.max(0, row - number(parameters));
      case "J" -> fill(' ');
      case "K" -> {
        int from = Math.min(column, cells[0].length - 1);
        Arrays.fill(cells[row], from, cells[0].length, ' ');
      }
      case "r" -> {
        int end = parameters.indexOf(';') + 1;
        bottom = parameters.isEmpty() ? cells.length : number(parameters.substring(end));
        row = 0;
        column = 0;
      }
      case "m" -> {}
      case "?h", "?l" -> mode(parameters, command.group(3).equals("h"));
      default -> throw new AssertionError("Not a known command: " + command.group().substring(1));
    }
  }

  private void cursor(boolean save) {
    if (save) {
      savedRow = row;
      savedColumn = column;
    } else {
      row = savedRow;
      column = savedColumn;
    }
  }

  private void mode(String mode, boolean on) {
    switch (mode) {
      case "7" -> wraps = on;
      case "25" -> showsCursor = on;
      case "2026" -> {}
      default -> throw new AssertionError("Not a known mode: " + mode);
    }
  }

  private static int number(String parameter) {
    String first = parameter.split(";", -1)[0];
    return first.isEmpty() ? 1 : Integer.parseInt(first);
  }
}
