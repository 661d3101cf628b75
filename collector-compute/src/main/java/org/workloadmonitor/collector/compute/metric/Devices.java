package org.workloadmonitor.collector.compute.metric;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What is kept of each device from run to run. A device that is gone is forgotten; one that comes
 * later begins to count where it was last known not to be there.
 *
 * @param <K> what tells devices apart
 * @param <S> what is kept
 */
public final class Devices<K, S> {

  private final BiFunction<K, Instant, S> make;
  private final Map<K, S> known = new HashMap<>();
  private final Set<K> seen = new HashSet<>();
  private Instant start;

  /**
   * Creates an empty memory.
   *
   * @param start when the host started: the start of all devices of the first reading
   * @param make makes what is kept, from the device and the start of its counters
   */
  public Devices(Instant start, BiFunction<K, Instant, S> make) {
    this.start = start;
    this.make = make;
  }

  /** What is kept of a device that was just read. */
  public S of(K device) {
    seen.add(device);
    S kept = known.get(device);
    if (kept == null) {
      kept = make.apply(device, start);
      known.put(device, kept);
    }
    return kept;
  }

  /** Ends a reading: forgets the devices that it did not show. */
  public void endOfReading(Instant time) {
    if (seen.size() < known.size()) {
      known.keySet().retainAll(seen);
    }
    seen.clear();
    start = time;
  }
}
