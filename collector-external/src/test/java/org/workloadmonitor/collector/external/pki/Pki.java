package org.workloadmonitor.collector.external.pki;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.helpers.NOPLogger;
import org.workloadmonitor.collector.external.crypto.NativeCrypto;

/**
 * A root, an authority below it, and identities of every good and faulty kind. A good certificate
 * is valid for 90 days from now on.
 */
public final class Pki {

  private static final Duration DAY = Duration.ofDays(1);

  // All tests of TLS run with the native library, or without it, as the run is switched.
  static {
    NativeCrypto.useIfThere(Path.of(System.getProperty("java.io.tmpdir")), NOPLogger.NOP_LOGGER);
  }

  private final Instant now;
  private final Authority root;
  private final Authority intermediate;

  /** Certificates as they are seen at a moment. */
  public Pki(Instant now) {
    this.now = now;
    this.root = Authority.root("Test Root", days(-3650), days(3650));
    this.intermediate = root.intermediate("Test Intermediate", days(-365), days(365));
  }

  /** Certificates as they are seen today. */
  public static Pki today() {
    return new Pki(Instant.now());
  }

  /** The moment at which good certificates are good. */
  public Instant now() {
    return now;
  }

  /** The authority that a client trusts. */
  public Authority root() {
    return root;
  }

  /** The authority that signs. */
  public Authority intermediate() {
    return intermediate;
  }

  /** Writes the root's certificate as PEM. */
  public Path writeRoot(Path file) throws GeneralSecurityException, IOException {
    return new Identity(root.key(), List.of(root.certificate())).writeChain(file);
  }

  /** For this machine, valid for 90 days. */
  public Identity good() {
    return valid(-1, 90);
  }

  /** For this machine, valid for so many days. */
  public Identity endingIn(int days) {
    return valid(-1, days);
  }

  /** Ended three days ago. */
  public Identity expired() {
    return valid(-93, -3);
  }

  /** Begins in three days. */
  public Identity notYetValid() {
    return valid(3, 93);
  }

  /** For another host. */
  public Identity wrongName() {
    return named("other.example.com");
  }

  /** For a host of that name, or names. */
  public Identity named(String... names) {
    return intermediate.issue(Request.localServer(days(-1), days(90)).named(names));
  }

  /** Behind which nobody stands but itself. */
  public Identity selfSigned() {
    return Authority.selfSigned(Request.localServer(days(-1), days(90)));
  }

  /** Good, but sent without the certificate of the authority that signed it. */
  public Identity incompleteChain() {
    return good().sending();
  }

  /** Signed by an authority whose own certificate ended three days ago. */
  public Identity expiredIntermediate() {
    return root.intermediate("Expired Intermediate", days(-365), days(-3))
        .issue(Request.localServer(days(-1), days(90)));
  }

  /** Below a root that no client knows, which is sent too. */
  public Identity unknownRoot() {
    Authority unknown = Authority.root("Unknown Root", days(-10), days(10));
    return unknown.issue(Request.localServer(days(-1), days(90))).sending(unknown.certificate());
  }

  /** Good, with a responder that knows its status. */
  public Identity withResponder(URI responder) {
    return intermediate.issue(Request.localServer(days(-1), days(90)).withResponder(responder));
  }

  /** A client that servers of this test accept. */
  public Identity client() {
    return intermediate.issue(Request.localServer(days(-1), days(90)).asClient("probe"));
  }

  /** A client whose certificate ended three days ago. */
  public Identity expiredClient() {
    return intermediate.issue(Request.localServer(days(-93), days(-3)).asClient("probe"));
  }

  /** A client that no server accepts. */
  public Identity unknownClient() {
    return Authority.root("Unknown Root", days(-10), days(10))
        .issue(Request.localServer(days(-1), days(9)).asClient("stranger"));
  }

  private Identity valid(int from, int to) {
    return intermediate.issue(Request.localServer(days(from), days(to)));
  }

  private Instant days(int days) {
    return now.plus(DAY.multipliedBy(days));
  }
}
