package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.linux.Text;
import org.workloadmonitor.collector.compute.reading.Reader;

/** The controller {@code blkio} of version 1: one line for each device and operation. */
final class DevicesV1 implements Reader<List<DeviceUse>> {

  private static final int READ_BYTES = 0;
  private static final int READS = 2;
  private static final int VALUES = 4;

  private final Optional<KernelFile> bytes;
  private final Optional<KernelFile> operations;

  DevicesV1(CgroupFiles blkio) {
    bytes =
        blkio.file("blkio.throttle.io_service_bytes_recursive", "blkio.throttle.io_service_bytes");
    operations = blkio.file("blkio.throttle.io_serviced_recursive", "blkio.throttle.io_serviced");
  }

  @Override
  public List<DeviceUse> read() throws IOException {
    Map<String, long[]> byDevice = new TreeMap<>();
    take(bytes, READ_BYTES, byDevice);
    take(operations, READS, byDevice);
    List<DeviceUse> devices = new ArrayList<>();
    byDevice.forEach((number, v) -> devices.add(new DeviceUse(number, v[0], v[1], v[2], v[3])));
    return devices;
  }

  /** Takes lines as {@code 8:0 Read 1234}; others are sums of them. */
  private static void take(Optional<KernelFile> file, int slot, Map<String, long[]> byDevice)
      throws IOException {
    if (file.isEmpty()) {
      return;
    }
    Text text = file.get().read();
    for (; !text.atEnd(); text.nextLine()) {
      String number = text.word();
      String operation = text.word();
      if (operation.equals("Read")) {
        byDevice.computeIfAbsent(number, _ -> unknown())[slot] = text.number();
      } else if (operation.equals("Write")) {
        byDevice.computeIfAbsent(number, _ -> unknown())[slot + 1] = text.number();
      }
    }
  }

  private static long[] unknown() {
    long[] values = new long[VALUES];
    Arrays.fill(values, UNKNOWN);
    return values;
  }
}
