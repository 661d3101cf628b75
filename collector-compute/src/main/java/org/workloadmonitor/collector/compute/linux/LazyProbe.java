package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A probe that is made when it is first used, on the thread that uses it: to link a native function
 * takes longer than a whole run.
 */
final class LazyProbe implements SpaceProbe {

  private final Supplier<SpaceProbe> make;
  private volatile @Nullable SpaceProbe made;

  LazyProbe(Supplier<SpaceProbe> make) {
    this.make = make;
  }

  @Override
  public Space probe(Path mountpoint) throws IOException {
    SpaceProbe probe = made;
    if (probe == null) {
      probe = make.get();
      made = probe;
    }
    return probe.probe(mountpoint);
  }
}
