package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.nio.file.Path;

/** Another program, or another sink of this agent, writes to the same file. */
final class FileInUseException extends IOException {

  private static final long serialVersionUID = 1L;

  FileInUseException(Path path) {
    super(
        "The file %s is written to by another agent or another sink. Give each a file of its own."
            .formatted(path));
  }
}
