package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.collector.compute.reading.Reader.UNKNOWN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many processors are in use (admin-guide/cputopology.rst of the kernel's documentation). Cores
 * are counted again only when that has changed.
 */
final class Processors {

  /** No more digits than the largest kernel needs. */
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

  private final KernelFile online;
  private final Path directory;
  private String last = "";
  private long logical = UNKNOWN;
  private long physical = UNKNOWN;

  Processors(Kernel kernel) {
    this.online = kernel.sys("devices/system/cpu/online");
    this.directory = kernel.root().resolve("sys/devices/system/cpu");
  }

  void read() throws IOException {
    if (!online.exists()) {
      return;
    }
    String ranges = online.read().word();
    if (!ranges.equals(last)) {
      last = ranges;
      count(ranges);
    }
  }

  /** Counts a list of ranges: {@code 0-3,8-11}. */
  private void count(String ranges) {
    BitSet numbers = parse(ranges);
    Set<String> cores = new HashSet<>();
    numbers.stream().forEach(number -> cores.add(core(number)));
    logical = numbers.isEmpty() ? UNKNOWN : numbers.cardinality();
    physical = numbers.isEmpty() || cores.contains("") ? UNKNOWN : cores.size();
  }

  private static BitSet parse(String ranges) {
    BitSet numbers = new BitSet();
    Matcher range = RANGE.matcher(ranges);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first <= last) {
        numbers.set(first, last + 1);
      }
    }
    return numbers;
  }

  /** The processors that share a core, as text; empty if the kernel does not tell. */
  private String core(int processor) {
    Path topology = directory.resolve("cpu" + processor + "/topology");
    for (String name : List.of("core_cpus_list", "thread_siblings_list")) {
      try {
        return Files.readString(topology.resolve(name)).strip();
      } catch (IOException e) {
        // Kernels before 5.3 have the second name only.
      }
    }
    return "";
  }

  long logical() {
    return logical;
  }

  long physical() {
    return physical;
  }
}
