package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.nio.file.Path;

/** Asks file systems how full they are. */
@FunctionalInterface
interface SpaceProbe {

  /** Prepares to ask one file system again and again. Does not touch it. */
  Prepared prepare(Path mountpoint);

  /** Asks one file system. For use by one thread at a time. */
  @FunctionalInterface
  interface Prepared {

    /**
     * Asks. May block for ever.
     *
     * @throws IOException if the file system can't be asked
     */
    Space ask() throws IOException;
  }
}
