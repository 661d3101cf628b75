package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Finds sensors: {@code /sys/class/hwmon} (hwmon/sysfs-interface.rst of the kernel's
 * documentation), {@code /sys/class/thermal}, and the frequencies of {@code cpufreq}.
 */
final class SensorSearch {

  private static final MetricDescriptor TEMPERATURE =
      gauge("hw.temperature", "Cel", "Temperature.");
  private static final MetricDescriptor FAN_SPEED =
      gauge("hw.fan.speed", "{revolution}/min", "Revolutions of a fan.");
  private static final MetricDescriptor VOLTAGE = gauge("hw.voltage", "V", "Voltage.");
  private static final MetricDescriptor CURRENT = gauge("hw.current", "A", "Electric current.");
  private static final MetricDescriptor POWER = gauge("hw.power", "W", "Electric power.");
  private static final MetricDescriptor FREQUENCY =
      gauge("system.cpu.frequency", "Hz", "Frequency that a processor runs at.");

  static final List<MetricDescriptor> METRICS =
      List.of(TEMPERATURE, FAN_SPEED, VOLTAGE, CURRENT, POWER, FREQUENCY);

  /** What a file holds, and what to divide its number by to get the metric's unit. */
  private record Kind(MetricDescriptor metric, double perUnit) {

    static Kind of(String prefix) {
      return switch (prefix) {
        case "temp" -> new Kind(TEMPERATURE, 1000);
        case "in" -> new Kind(VOLTAGE, 1000);
        case "curr" -> new Kind(CURRENT, 1000);
        case "power" -> new Kind(POWER, 1_000_000);
        default -> new Kind(FAN_SPEED, 1);
      };
    }
  }

  private static final Pattern INPUT = Pattern.compile("(temp|fan|in|curr|power)(\\d+)_input");

  private final Kernel kernel;
  private final Set<String> ids = new HashSet<>();
  private final List<Sensor> found = new ArrayList<>();

  SensorSearch(Kernel kernel) {
    this.kernel = kernel;
  }

  List<Sensor> sensors() {
    for (String chip : list("class/hwmon")) {
      addChip("class/hwmon/" + chip);
    }
    for (String zone : list("class/thermal")) {
      if (zone.startsWith("thermal_zone")) {
        String path = "class/thermal/" + zone;
        String type = text(path + "/type", zone);
        add(path + "/temp", Kind.of("temp"), type, type);
      }
    }
    for (String processor : list("devices/system/cpu")) {
      addFrequency(processor);
    }
    return List.copyOf(found);
  }

  private void addChip(String path) {
    String chip = text(path + "/name", "unnamed");
    for (String file : list(path)) {
      Matcher input = INPUT.matcher(file);
      if (input.matches()) {
        String channel = input.group(1) + input.group(2);
        String label = text(path + "/" + channel + "_label", channel);
        add(path + "/" + file, Kind.of(input.group(1)), chip + "/" + channel, label);
      }
    }
  }

  private void addFrequency(String processor) {
    String file = "devices/system/cpu/" + processor + "/cpufreq/scaling_cur_freq";
    if (processor.matches("cpu\\d+") && Files.exists(path(file))) {
      Attributes attributes =
          Attributes.of("cpu.logical_number", processor.substring("cpu".length()));
      // The kernel shows kHz.
      found.add(new Sensor(kernel, kernel.sys(file), FREQUENCY, attributes, 0.001));
    }
  }

  /** Two chips of the same name are told apart by their order, which the kernel keeps if it can. */
  private void add(String file, Kind kind, String id, String name) {
    String unique = id;
    for (int i = 2; !ids.add(unique); i++) {
      unique = id + "#" + i;
    }
    Attributes attributes = Attributes.of("hw.id", unique, "hw.name", name);
    found.add(new Sensor(kernel, kernel.sys(file), kind.metric(), attributes, kind.perUnit()));
  }

  private String text(String file, String otherwise) {
    try {
      String text = Files.readString(path(file)).strip();
      return text.isEmpty() ? otherwise : text;
    } catch (IOException e) {
      return otherwise;
    }
  }

  private Set<String> list(String directory) {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(directory))) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    } catch (IOException e) {
      // No such kind of sensor here.
    }
    return names;
  }

  private Path path(String name) {
    return kernel.root().resolve("sys").resolve(name);
  }
}
