package org.workloadmonitor.collector.external.tls;

import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from a server's certificate up to an authority, through the certificates that it sent in
 * whatever order. What it sent besides is left out: an old cross-signature harms nobody.
 *
 * @param certificates the server's own first; at least one
 * @param anchors the trusted authorities that the last one names as its issuer; empty where the way
 *     ends before any
 */
record ChainPath(List<X509Certificate> certificates, Set<TrustAnchor> anchors) {

  private static final int LONGEST = 10;

  ChainPath {
    certificates = List.copyOf(certificates);
  }

  static ChainPath of(List<X509Certificate> sent, TrustAnchors trusted) {
    List<X509Certificate> path = new ArrayList<>();
    @Nullable X509Certificate at = sent.getFirst();
    while (at != null && path.size() < LONGEST) {
      path.add(at);
      if (trusted.holds(at)) {
        return new ChainPath(path, Set.of(new TrustAnchor(at, null)));
      }
      Set<TrustAnchor> anchors = trusted.named(at.getIssuerX500Principal());
      if (!anchors.isEmpty()) {
        return new ChainPath(path, anchors);
      }
      at = isSelfSigned(at) ? null : issuer(at, sent, path);
    }
    return new ChainPath(path, Set.of());
  }

  boolean isTrusted() {
    return !anchors.isEmpty();
  }

  X509Certificate last() {
    return certificates.getLast();
  }

  static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static @Nullable X509Certificate issuer(
      X509Certificate of, List<X509Certificate> sent, List<X509Certificate> path) {
    List<X509Certificate> named =
        sent.stream()
            .filter(one -> one.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
            .filter(one -> !path.contains(one))
            .toList();
    if (named.size() < 2) {
      return named.isEmpty() ? null : named.getFirst();
    }
    return named.stream().filter(one -> signed(one, of)).findFirst().orElse(null);
  }

  private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
