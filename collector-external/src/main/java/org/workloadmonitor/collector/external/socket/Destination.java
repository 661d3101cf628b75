package org.workloadmonitor.collector.external.socket;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.names.Hosts;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.names.NameLookup;
import org.workloadmonitor.collector.external.names.NoAddressException;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;

/**
 * A host as the configuration names it.
 *
 * @param host its name or address; an IPv6 address without brackets, and with its zone if it has
 *     one
 * @param family which of its addresses are used
 */
public record Destination(String host, IpFamily family) {

  /**
   * Takes the brackets from an IPv6 address, and makes a name ASCII.
   *
   * @throws org.workloadmonitor.api.ConfigurationException if the host can be none
   */
  public Destination {
    host = Hosts.canonical("host", host);
  }

  /** What tells it from others. */
  public Attributes target() {
    return Attributes.of(ProbeAttributes.SERVER_ADDRESS, host);
  }

  /** The same with a port. */
  public Attributes target(int port) {
    return Attributes.of(
        ProbeAttributes.SERVER_ADDRESS, host, ProbeAttributes.SERVER_PORT, String.valueOf(port));
  }

  /**
   * Its addresses at this moment; the phase {@code dns}, unless the host is an address.
   *
   * @return at least one
   */
  public List<InetAddress> addresses(NameLookup names, Deadline deadline, Timeline timeline)
      throws FailedLook, InterruptedException {
    if (!isLiteral(host)) {
      timeline.begin(Phase.Name.DNS);
    }
    try {
      List<InetAddress> all = names.addresses(host, family, deadline.left().toNanos());
      timeline.end();
      return all;
    } catch (NoAddressException e) {
      throw new FailedLook(e.result(), e.reason());
    } catch (InterruptedIOException e) {
      Interrupts.check(e);
      throw new FailedLook(Result.DNS_TIMEOUT, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }
}
