package org.workloadmonitor.collector.compute.cgroup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.linux.Text;
import org.workloadmonitor.collector.compute.reading.Reader;

/** {@code io.stat} of version 2: {@code 8:0 rbytes=90430464 wbytes=299008 rios=8950 wios=1 ...}. */
final class DevicesV2 implements Reader<List<DeviceUse>> {

  private static final byte[][] KEYS = {
    "rbytes=".getBytes(US_ASCII),
    "wbytes=".getBytes(US_ASCII),
    "rios=".getBytes(US_ASCII),
    "wios=".getBytes(US_ASCII)
  };

  private final Optional<KernelFile> stat;

  DevicesV2(CgroupFiles io) {
    stat = io.file("io.stat");
  }

  @Override
  public List<DeviceUse> read() throws IOException {
    List<DeviceUse> devices = new ArrayList<>();
    if (stat.isPresent()) {
      Text text = stat.get().read();
      for (; !text.atEnd(); text.nextLine()) {
        device(text).ifPresent(devices::add);
      }
    }
    return devices;
  }

  private static Optional<DeviceUse> device(Text text) {
    String number = text.word();
    long[] values = new long[KEYS.length];
    Arrays.fill(values, Reader.UNKNOWN);
    while (!atEndOfLine(text)) {
      takeValue(text, values);
    }
    boolean used = Arrays.stream(values).anyMatch(value -> value >= 0);
    return used
        ? Optional.of(new DeviceUse(number, values[0], values[1], values[2], values[3]))
        : Optional.empty();
  }

  private static boolean atEndOfLine(Text text) {
    text.skipBlanks();
    return text.position() >= text.endOfLine();
  }

  private static void takeValue(Text text, long[] values) {
    for (int i = 0; i < KEYS.length; i++) {
      if (text.skip(KEYS[i])) {
        values[i] = text.number();
        return;
      }
    }
    text.skipField();
  }
}
