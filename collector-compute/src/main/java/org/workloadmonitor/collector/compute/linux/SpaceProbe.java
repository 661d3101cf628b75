package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.nio.file.Path;

/** Asks a file system how full it is. May block for ever. */
@FunctionalInterface
interface SpaceProbe {

  /**
   * Asks.
   *
   * @throws IOException if the file system can't be asked
   */
  Space probe(Path mountpoint) throws IOException;
}
