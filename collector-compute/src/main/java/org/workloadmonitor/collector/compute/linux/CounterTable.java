package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final List<String> own;
  private final Series[] series;
  private final int[] slots;

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
    this.own = own;
    Set<String> keys = new LinkedHashSet<>(own);
    more.forEach(counter -> keys.add(counter.key()));
    List<String> ordered = List.copyOf(keys);
    this.numbers = form.apply(ordered);
    this.slots = more.stream().mapToInt(counter -> ordered.indexOf(counter.key())).toArray();
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

  /**
   * One of the numbers of the last reading.
   *
   * @param place its place among the own names
   */
  long value(int place) {
    return numbers.value(place);
  }

  /** One of the numbers of the last reading, without which the file makes no sense. */
  long required(int place) throws IOException {
    long value = numbers.value(place);
    if (value < 0) {
      throw file.lacks(own.get(place));
    }
    return value;
  }

  @Override
  public void emit(Recorder out) {
    for (int i = 0; i < series.length; i++) {
      series[i].record(out, numbers.value(slots[i]));
    }
  }
}
