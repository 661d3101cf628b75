package org.workloadmonitor.collector.compute.oshi;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.workloadmonitor.collector.compute.reading.NetworkReading;
import org.workloadmonitor.collector.compute.reading.NetworkReading.Traffic;
import org.workloadmonitor.collector.compute.reading.Reader;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** Network interfaces. */
final class OshiNetworks implements Reader<List<NetworkReading>> {

  private final Enumerated<NetworkIF> interfaces;

  OshiNetworks(HardwareAbstractionLayer hardware, Predicate<String> wanted, LongSupplier nanoTime) {
    this.interfaces =
        new Enumerated<>(
            () ->
                hardware.getNetworkIFs(true).stream()
                    .filter(one -> wanted.test(one.getName()))
                    .toList(),
            NetworkIF::updateAttributes,
            nanoTime);
  }

  @Override
  public List<NetworkReading> read() {
    return interfaces.devices().stream().map(OshiNetworks::reading).toList();
  }

  private static NetworkReading reading(NetworkIF one) {
    return new NetworkReading(
        one.getName(),
        traffic(one.getBytesRecv(), one.getPacketsRecv(), one.getInErrors(), one.getInDrops()),
        traffic(one.getBytesSent(), one.getPacketsSent(), one.getOutErrors(), UNKNOWN),
        one.getCollisions(),
        Numbers.counted(one.getSpeed()),
        up(one.getIfOperStatus()));
  }

  private static Traffic traffic(long bytes, long packets, long errors, long dropped) {
    return new Traffic(bytes, packets, errors, dropped, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
  }

  private static long up(NetworkIF.IfOperStatus status) {
    return switch (status) {
      case UP -> 1;
      case UNKNOWN -> UNKNOWN;
      default -> 0;
    };
  }
}
