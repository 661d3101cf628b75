package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.Series;

/**
 * One of the kernel's files of named numbers: some that a reading is made of, and more that are
 * emitted as they are.
 */
final class CounterTable implements More {

  private final KernelFile file;
  private final Numbers numbers;
  private final Map<String, Integer> slots = new HashMap<>();
  private final Series[] series;
  private final int[] emitted;

  /**
   * Creates a table.
   *
   * @param file where the numbers stand
   * @param form makes the parser for the names that are wanted
   * @param own the names of the numbers that {@link #value} gives
   * @param more the numbers to emit
   * @param start when the host started
   */
  CounterTable(
      KernelFile file,
      Function<List<String>, Numbers> form,
      List<String> own,
      List<KernelCounter> more,
      Instant start) {
    this.file = file;
    Set<String> keys = new LinkedHashSet<>(own);
    more.forEach(counter -> keys.add(counter.key()));
    for (String key : keys) {
      slots.put(key, slots.size());
    }
    this.numbers = form.apply(List.copyOf(keys));
    this.emitted = more.stream().mapToInt(counter -> slot(counter.key())).toArray();
    this.series =
        more.stream()
            .map(c -> new Series(c.metric(), Attributes.EMPTY, c.scale(), start))
            .toArray(Series[]::new);
  }

  boolean exists() {
    return file.exists();
  }

  void read() throws IOException {
    numbers.parse(file.read());
  }

  /** The number of that name in the last reading. */
  long value(String name) {
    return numbers.value(slot(name));
  }

  /** The same, where the file makes no sense without it. */
  long required(String name) throws IOException {
    long value = value(name);
    if (value < 0) {
      throw file.lacks(name);
    }
    return value;
  }

  private int slot(String name) {
    Integer slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException(name + " is not among the names asked for.");
    }
    return slot;
  }

  @Override
  public void emit(Recorder out) {
    for (int i = 0; i < series.length; i++) {
      series[i].record(out, numbers.value(emitted[i]));
    }
  }
}
