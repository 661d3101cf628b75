package org.workloadmonitor.collector.external.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.xbill.DNS.ResolverConfig;

/** The name server that this system asks first; a change is seen within half a minute. */
final class SystemServer {

  private static final Duration FRESH = Duration.ofSeconds(30);

  private static long read = System.nanoTime() - FRESH.toNanos();

  private SystemServer() {}

  static InetSocketAddress first() throws FailedLook {
    List<InetSocketAddress> servers = servers();
    if (servers.isEmpty()) {
      throw new FailedLook(
          Result.PROBE_FAILED, "This system names no name server; write 'server' into the block.");
    }
    return servers.getFirst();
  }

  private static synchronized List<InetSocketAddress> servers() {
    if (System.nanoTime() - read >= FRESH.toNanos()) {
      ResolverConfig.refresh();
      read = System.nanoTime();
    }
    return ResolverConfig.getCurrentConfig().servers();
  }
}
