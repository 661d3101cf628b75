package org.workloadmonitor.collector.external.pki;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * What a certificate shall say.
 *
 * @param commonName the owner
 * @param names host names and IP addresses that it is for
 * @param from when it begins to be valid
 * @param to when it ends
 * @param forClient whether it is for a client rather than a server
 * @param responder where its status can be asked for
 */
public record Request(
    String commonName,
    List<String> names,
    Instant from,
    Instant to,
    boolean forClient,
    Optional<URI> responder) {

  /** A server on this machine. */
  public static Request localServer(Instant from, Instant to) {
    return new Request(
        "localhost", List.of("localhost", "127.0.0.1", "::1"), from, to, false, Optional.empty());
  }

  /** The same for other names. */
  public Request named(String... others) {
    return new Request(others[0], List.of(others), from, to, forClient, responder);
  }

  /** The same with an OCSP responder. */
  public Request withResponder(URI uri) {
    return new Request(commonName, names, from, to, forClient, Optional.of(uri));
  }

  /** The same for a client. */
  public Request asClient(String name) {
    return new Request(name, List.of(), from, to, true, responder);
  }

  X500Principal principal() {
    return new X500Principal("CN=" + commonName);
  }
}
