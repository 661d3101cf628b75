package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** The authorities that a probe trusts. */
final class TrustAnchors {

  private final Map<X500Principal, Set<TrustAnchor>> bySubject = new HashMap<>();

  private TrustAnchors(Stream<X509Certificate> certificates) {
    certificates.forEach(
        certificate ->
            bySubject.merge(
                certificate.getSubjectX500Principal(),
                Set.of(new TrustAnchor(certificate, null)),
                TrustAnchors::union));
  }

  /**
   * Those of the Java installation, or of {@code javax.net.ssl.trustStore}. They are read when they
   * are first needed, and once: 150 certificates are the costliest thing that a TLS probe has.
   */
  static TrustAnchors system() {
    return OfTheSystem.ANCHORS;
  }

  /** Those of a PEM file, and no other. */
  static TrustAnchors in(Path file) throws IOException {
    return new TrustAnchors(Pem.read(file).certificates().stream());
  }

  static TrustAnchors of(List<X509Certificate> certificates) {
    return new TrustAnchors(certificates.stream());
  }

  /** The authorities of that name; seldom more than one. */
  Set<TrustAnchor> named(X500Principal subject) {
    return bySubject.getOrDefault(subject, Set.of());
  }

  /** Whether this very certificate is trusted. */
  boolean holds(X509Certificate certificate) {
    return named(certificate.getSubjectX500Principal()).stream()
        .anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
  }

  private static Set<TrustAnchor> union(Set<TrustAnchor> one, Set<TrustAnchor> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
  }

  private static final class OfTheSystem {

    static final TrustAnchors ANCHORS = new TrustAnchors(load());

    private static Stream<X509Certificate> load() {
      try {
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Stream.of(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .map(X509TrustManager.class::cast)
            .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(
            "The certificates of Java's trusted authorities can't be read.", e);
      }
    }
  }
}
