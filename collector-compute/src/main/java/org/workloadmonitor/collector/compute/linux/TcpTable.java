package org.workloadmonitor.collector.compute.linux;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.TcpState;

/**
 * Counts TCP connections by state: {@code /proc/net/tcp} and {@code tcp6}. The kernel walks its
 * whole hash table for each, however few connections there are.
 *
 * <p>Read byte by byte, since a busy host has tens of megabytes of them.
 */
final class TcpTable implements Reader<Map<TcpState, Long>> {

  /** The state is the fourth field: slot, local address, remote address, state. */
  private static final int STATE_FIELD = 4;

  private final List<Path> files;
  private final byte[] bytes = new byte[8192];
  private final Map<TcpState, Long> states = new EnumMap<>(TcpState.class);

  private boolean heading;
  private int field;
  private int number;
  private boolean inField;

  TcpTable(Kernel kernel) {
    this.files = List.of(kernel.netPath("tcp"), kernel.netPath("tcp6"));
  }

  @Override
  public Map<TcpState, Long> read() throws IOException {
    states.clear();
    List<Path> present = files.stream().filter(Files::exists).toList();
    if (present.isEmpty()) {
      throw new FileNotFoundException("There is no " + files.getFirst() + ".");
    }
    for (Path file : present) {
      count(file);
    }
    return states;
  }

  private void count(Path file) throws IOException {
    heading = true;
    beginLine();
    try (InputStream in = new FileInputStream(file.toFile())) {
      for (int read; (read = in.read(bytes)) > 0; ) {
        for (int i = 0; i < read; i++) {
          take(bytes[i]);
        }
      }
    }
  }

  private void beginLine() {
    field = 0;
    inField = false;
  }

  private void take(byte b) {
    if (b == '\n') {
      heading = false;
      beginLine();
    } else if (b == ' ') {
      endField();
    } else {
      takeDigit(b);
    }
  }

  private void endField() {
    if (inField && field == STATE_FIELD && !heading) {
      TcpState.ofKernel(number).ifPresent(state -> states.merge(state, 1L, Long::sum));
    }
    inField = false;
  }

  private void takeDigit(byte b) {
    if (!inField) {
      inField = true;
      field++;
      number = 0;
    }
    if (field == STATE_FIELD) {
      number = number << 4 | (Character.digit(b, 16) & 0xf);
    }
  }
}
