package org.workloadmonitor.collector.external.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.hosts.HostsFileParser;
import org.xbill.DNS.lookup.LookupSession;

/**
 * The system's own view of names: its hosts file, search list and name servers. A changed
 * configuration is noticed within seconds.
 */
final class SystemNames implements Supplier<LookupSession> {

  private static final Path CONFIGURATION = Path.of("/etc/resolv.conf");
  private static final long LOOK_AGAIN = Duration.ofSeconds(10).toNanos();

  /** How long one server may take before the next is asked. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private @Nullable LookupSession session;
  private @Nullable FileTime changed;
  private long looked;

  @Override
  public synchronized LookupSession get() {
    LookupSession known = session;
    long now = System.nanoTime();
    if (known != null && now - looked < LOOK_AGAIN) {
      return known;
    }
    looked = now;
    FileTime before = changed;
    changed = lastChange();
    if (known == null || (changed != null && !changed.equals(before))) {
      ResolverConfig.refresh();
      known = open();
      session = known;
    }
    return known;
  }

  private static LookupSession open() {
    ExtendedResolver resolver = new ExtendedResolver();
    resolver.setTimeout(PATIENCE);
    resolver.setRetries(2);
    ResolverConfig system = ResolverConfig.getCurrentConfig();
    return LookupSession.builder()
        .resolver(resolver)
        .searchPath(system.searchPath())
        .ndots(system.ndots())
        .hostsFileParser(new HostsFileParser())
        .build();
  }

  private static @Nullable FileTime lastChange() {
    try {
      return Files.getLastModifiedTime(CONFIGURATION);
    } catch (IOException e) {
      return null;
    }
  }
}
