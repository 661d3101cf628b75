package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.workloadmonitor.collector.compute.reading.NetworkReading;
import org.workloadmonitor.collector.compute.reading.NetworkReading.Traffic;
import org.workloadmonitor.collector.compute.reading.Reader;

/** {@code /proc/net/dev} (proc_pid_net(5)), and the state of each interface from sysfs. */
final class LinuxNetworks implements Reader<List<NetworkReading>> {

  private final Kernel kernel;
  private final KernelFile file;
  private final NameCache names;
  private final Map<String, Link> links = new HashMap<>();

  LinuxNetworks(Kernel kernel, Predicate<String> wanted) {
    this.kernel = kernel;
    this.file = kernel.net("dev");
    this.names = new NameCache(wanted);
  }

  @Override
  public List<NetworkReading> read() throws IOException {
    Text text = file.read();
    List<Counted> interfaces = new ArrayList<>();
    for (int row = 0; !text.atEnd(); row++) {
      String name = names.next(row, text);
      if (text.skip(':') && name != null) {
        interfaces.add(counted(name, text));
      }
      text.nextLine();
    }
    forgetOthers(interfaces);
    return interfaces.stream().map(this::withLink).toList();
  }

  /** What an interface has counted. Its state stands in other files, which are read later. */
  private record Counted(String name, Traffic received, Traffic sent, long collisions) {}

  private static Counted counted(String name, Text text) {
    long bytesIn = text.number();
    long packetsIn = text.number();
    long errorsIn = text.number();
    long droppedIn = text.number();
    long fifoIn = text.number();
    long frame = text.number();
    long compressedIn = text.number();
    long multicast = text.number();
    long bytesOut = text.number();
    long packetsOut = text.number();
    long errorsOut = text.number();
    long droppedOut = text.number();
    long fifoOut = text.number();
    long collisions = text.number();
    long carrier = text.number();
    long compressedOut = text.number();
    return new Counted(
        name,
        new Traffic(
            bytesIn, packetsIn, errorsIn, droppedIn, fifoIn, frame, compressedIn, multicast),
        new Traffic(
            bytesOut, packetsOut, errorsOut, droppedOut, fifoOut, carrier, compressedOut, UNKNOWN),
        collisions);
  }

  private NetworkReading withLink(Counted counted) {
    Link link = links.computeIfAbsent(counted.name(), name -> new Link(kernel, name));
    link.read();
    return new NetworkReading(
        counted.name(),
        counted.received(),
        counted.sent(),
        counted.collisions(),
        link.bitsPerSecond(),
        link.up());
  }

  private void forgetOthers(List<Counted> interfaces) {
    if (links.size() <= interfaces.size()) {
      return;
    }
    List<String> present = interfaces.stream().map(Counted::name).toList();
    links.entrySet().removeIf(link -> gone(link.getKey(), link.getValue(), present));
  }

  private static boolean gone(String name, Link link, List<String> present) {
    boolean gone = !present.contains(name);
    if (gone) {
      link.close();
    }
    return gone;
  }
}
