package org.workloadmonitor.collector.external.names;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.workloadmonitor.collector.external.probe.Result;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Finds the addresses of names.
 *
 * <p>Not through the JDK: its cache hides changes, can only be turned off for the whole process,
 * and its lookups end when the C library likes, on a carrier of virtual threads. Here a name server
 * that hangs costs a parked virtual thread until the caller's own deadline, and nobody else waits.
 * The hosts file, the search list and the name servers are the system's; other sources of {@code
 * nsswitch.conf} are not asked.
 *
 * <p>For use by any number of threads.
 */
public final class NameLookup {

  /** What the second family gets when the first has answered (RFC 8305 names 50 ms). */
  private static final long SECOND_FAMILY = TimeUnit.MILLISECONDS.toNanos(250);

  /** Who tries them in turn must have time for each. */
  private static final int MOST_ADDRESSES = 16;

  private final Supplier<LookupSession> session;

  /** Asks as the system is configured. */
  public NameLookup() {
    this(new SystemNames());
  }

  NameLookup(Supplier<LookupSession> session) {
    this.session = session;
  }

  /**
   * The addresses of a host, IPv4 first; at least one.
   *
   * @param host a name or the text of an address, without brackets
   * @param family which addresses
   * @param nanos how long it may take
   * @throws NoAddressException if there is none
   * @throws InterruptedIOException if the thread was interrupted; its flag is set again
   */
  public List<InetAddress> addresses(String host, IpFamily family, long nanos)
      throws NoAddressException, InterruptedIOException {
    Optional<InetAddress> literal = literal(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    if (host.indexOf(':') >= 0) {
      throw new NoAddressException(
          Result.UNREACHABLE, "This system has no network interface for '%s'.".formatted(host));
    }
    if (isLocalhost(host)) {
      return Loopback.of(family);
    }
    long end = System.nanoTime() + nanos;
    Name name = name(host);
    LookupSession session = this.session.get();
    CompletableFuture<List<Record>> v4 = ask(session, name, family, IpFamily.IPV6, Type.A);
    CompletableFuture<List<Record>> v6 = ask(session, name, family, IpFamily.IPV4, Type.AAAA);
    List<InetAddress> found = new ArrayList<>();
    List<NoAddressException> failures = new ArrayList<>();
    collect(v4, host, end - System.nanoTime(), found, failures);
    long left = end - System.nanoTime();
    collect(v6, host, found.isEmpty() ? left : Math.min(left, SECOND_FAMILY), found, failures);
    if (found.isEmpty()) {
      throw failures.isEmpty()
          ? new NoAddressException(
              Result.DNS_FAILURE, "The name '%s' has no address.".formatted(host))
          : failures.getFirst();
    }
    return found;
  }

  private static CompletableFuture<List<Record>> ask(
      LookupSession session, Name name, IpFamily wanted, IpFamily other, int type) {
    return wanted == other
        ? CompletableFuture.completedFuture(List.of())
        : session.lookupAsync(name, type).thenApply(LookupResult::getRecords).toCompletableFuture();
  }

  private static void collect(
      CompletableFuture<List<Record>> answer,
      String host,
      long nanos,
      List<InetAddress> found,
      List<NoAddressException> failures)
      throws InterruptedIOException {
    try {
      List<Record> records = answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      for (Record record : records.subList(0, Math.min(MOST_ADDRESSES, records.size()))) {
        switch (record) {
          case ARecord a -> found.add(a.getAddress());
          case AAAARecord aaaa -> found.add(aaaa.getAddress());
          default -> {}
        }
      }
    } catch (TimeoutException e) {
      failures.add(noAnswer(host));
    } catch (ExecutionException e) {
      failures.add(failure(host, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The lookup of '%s' was interrupted.".formatted(host));
    }
  }

  private static NoAddressException failure(String host, ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    if (cause instanceof NoSuchDomainException) {
      return new NoAddressException(
          Result.DNS_FAILURE, "There is no name '%s' (NXDOMAIN).".formatted(host));
    }
    if (cause instanceof NoSuchRRSetException) {
      return new NoAddressException(
          Result.DNS_FAILURE, "The name '%s' has no such address.".formatted(host));
    }
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof java.net.SocketTimeoutException
          || String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT).contains("timed out")) {
        return noAnswer(host);
      }
    }
    return new NoAddressException(
        Result.DNS_FAILURE,
        "The name '%s' can't be resolved: %s".formatted(host, cause.getMessage()));
  }

  private static NoAddressException noAnswer(String host) {
    return new NoAddressException(
        Result.DNS_TIMEOUT, "No name server answered in time when asked for '%s'.".formatted(host));
  }

  private static Name name(String host) throws NoAddressException {
    try {
      return Name.fromString(host);
    } catch (TextParseException e) {
      throw new NoAddressException(
          Result.DNS_FAILURE, "'%s' is no name of a host.".formatted(host));
    }
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** RFC 6761, section 6.3: such names are not for name servers. */
  private static boolean isLocalhost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  private static final class Loopback {
    private static final InetAddress V4 = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress V6 = InetAddress.ofLiteral("::1");

    static List<InetAddress> of(IpFamily family) {
      return switch (family) {
        case ANY -> List.of(V4, V6);
        case IPV4 -> List.of(V4);
        case IPV6 -> List.of(V6);
      };
    }
  }
}
