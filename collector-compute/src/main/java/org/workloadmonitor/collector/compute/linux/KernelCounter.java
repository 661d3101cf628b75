package org.workloadmonitor.collector.compute.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

/**
 * A number that the kernel gives a name of its own to, and that is emitted under that name. Which
 * there are stands in a text file beside this class for each of the kernel's files.
 *
 * @param key the kernel's name
 * @param metric {@code system.linux.}, the kernel's file, and the kernel's name
 * @param scale what to multiply the kernel's number by to get the metric's unit
 */
record KernelCounter(String key, MetricDescriptor metric, double scale) {

  static final List<KernelCounter> MEMINFO = load("meminfo");
  static final List<KernelCounter> VMSTAT = load("vmstat");
  static final List<KernelCounter> SNMP = load("snmp");
  static final List<KernelCounter> SNMP6 = load("snmp6");
  static final List<KernelCounter> NETSTAT = load("netstat");
  static final List<KernelCounter> SOCKSTAT = load("sockstat");
  static final List<KernelCounter> SOCKSTAT6 = load("sockstat6");

  static final List<MetricDescriptor> METRICS =
      Stream.of(MEMINFO, VMSTAT, SNMP, SNMP6, NETSTAT, SOCKSTAT, SOCKSTAT6)
          .flatMap(List::stream)
          .map(KernelCounter::metric)
          .toList();

  private static List<KernelCounter> load(String file) {
    InputStream resource = KernelCounter.class.getResourceAsStream(file + ".txt");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(resource, file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> parse(file, line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KernelCounter parse(String file, String line) {
    String[] fields = line.split(" ", 4);
    String name = "system.linux." + file + "." + fields[0].replace('(', '_').replace(")", "");
    MetricKind kind = MetricKind.valueOf(fields[1].toUpperCase(Locale.ROOT));
    return switch (fields[2]) {
      case "KiBy" -> of(fields, new MetricDescriptor(name, kind, "By", fields[3]), 1024);
      case "ms" -> of(fields, new MetricDescriptor(name, kind, "s", fields[3]), 0.001);
      default -> of(fields, new MetricDescriptor(name, kind, fields[2], fields[3]), 1);
    };
  }

  private static KernelCounter of(String[] fields, MetricDescriptor metric, double scale) {
    return new KernelCounter(fields[0], metric, scale);
  }
}
