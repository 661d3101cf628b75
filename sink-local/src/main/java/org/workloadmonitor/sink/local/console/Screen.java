package org.workloadmonitor.sink.local.console;

import java.io.IOException;
import java.util.List;

/** Where a summary is shown. For use by one thread. */
interface Screen extends AutoCloseable {

  /** How large a summary may be. */
  TerminalSize size();

  /** Whether a summary that has nothing new to say is shown too, since it tells the time. */
  boolean isLive();

  /** Shows a summary; on a terminal in place of the one before. */
  void show(List<Line> lines) throws IOException;

  /** Leaves the stream as it was found. */
  @Override
  void close() throws IOException;
}
