package org.workloadmonitor.sink.local.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;

/** One block of lines after the other, for files, pipes and terminals that know no commands. */
final class PlainScreen implements Screen {

  private final String name;
  private final OutputStream out;
  private final Charset charset;
  private final boolean colors;
  private final int columns;

  PlainScreen(String name, OutputStream out, Charset charset, boolean colors, int columns) {
    this.name = name;
    this.out = out;
    this.charset = charset;
    this.colors = colors;
    this.columns = columns;
  }

  @Override
  public TerminalSize size() {
    return new TerminalSize(Integer.MAX_VALUE, columns);
  }

  @Override
  public boolean isLive() {
    return false;
  }

  @Override
  public void show(List<Line> lines) throws IOException {
    StringBuilder block = new StringBuilder();
    for (Line line : lines) {
      block.append(colors ? line.colored() : line.plain()).append('\n');
    }
    out.write(block.append('\n').toString().getBytes(charset));
    out.flush();
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return name;
  }
}
