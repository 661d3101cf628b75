package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.linux.KeyedLines;
import org.workloadmonitor.collector.compute.reading.Reader;

/** Numbers by name, one to a line, from a file that need not be there. */
final class KeyedFile {

  private final Optional<KernelFile> file;
  private final KeyedLines lines;

  KeyedFile(Optional<KernelFile> file, List<String> keys) {
    this.file = file;
    this.lines = new KeyedLines(keys);
  }

  boolean exists() {
    return file.isPresent();
  }

  void read() throws IOException {
    if (file.isPresent()) {
      lines.parse(file.get().read());
    }
  }

  /** The number of a key by its place among the keys; unknown where there is none. */
  long value(int slot) {
    return exists() ? lines.value(slot) : Reader.UNKNOWN;
  }

  /** The same in another unit. */
  long value(int slot, long multiplier) {
    long value = value(slot);
    return value < 0 ? value : value * multiplier;
  }
}
