package org.workloadmonitor.collector.external.custom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of what a program says; the rest is read and dropped, so that the program does not
 * wait. Never blocks: a child that a program left behind may hold the pipe open for ever.
 */
final class Output {

  private static final int MOST = 8_192;

  private final InputStream pipe;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final byte[] piece = new byte[MOST];

  Output(InputStream pipe) {
    this.pipe = pipe;
  }

  /** Takes what is there. */
  void take() throws IOException {
    int there = pipe.available();
    while (there > 0) {
      int read = pipe.read(piece, 0, Math.min(there, piece.length));
      if (read < 0) {
        return;
      }
      kept.write(piece, 0, Math.min(read, MOST - kept.size()));
      there -= read;
    }
  }

  /** The first line that is not blank, without what Nagios calls performance data. */
  String firstLine() {
    return kept.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("\\|.*", "").strip())
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }
}
