package org.workloadmonitor.collector.external.tls;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.crypto.NativeCrypto;

/**
 * What a handshake offers, and in which order: first what costs this JVM the least, because most
 * servers take the first that they know.
 */
final class Offer {

  /**
   * Those that the native library has. Every server must have the first (RFC 8446, section 9.1); of
   * X25519 Java would make a key for each handshake, by arithmetic of its own.
   */
  private static final String[] CHEAP_GROUPS = {"secp256r1", "secp384r1"};

  /** What web browsers offer. Java would ask its rules about twice as many in each handshake. */
  private static final String[] COMMON_SIGNATURES = {
    "ecdsa_secp256r1_sha256",
    "rsa_pss_rsae_sha256",
    "rsa_pkcs1_sha256",
    "ecdsa_secp384r1_sha384",
    "rsa_pss_rsae_sha384",
    "rsa_pkcs1_sha384",
    "rsa_pss_rsae_sha512",
    "rsa_pkcs1_sha512"
  };

  private final String @Nullable [] ciphers;
  private final String @Nullable [] groups;
  private final String @Nullable [] signatures;

  private Offer(
      String @Nullable [] ciphers, String @Nullable [] groups, String @Nullable [] signatures) {
    this.ciphers = ciphers;
    this.groups = groups;
    this.signatures = signatures;
  }

  /** All that Java offers in such a context. */
  static Offer everything(SSLParameters ofContext) {
    return new Offer(
        ciphers(ofContext),
        NativeCrypto.isUsed()
            ? first("secp256r1"::equals, ofContext.getNamedGroups())
            : ofContext.getNamedGroups(),
        ofContext.getSignatureSchemes());
  }

  /** What nearly all servers know some of, and no more. Of use with the native library only. */
  static Offer common(SSLParameters ofContext) {
    return new Offer(ciphers(ofContext), CHEAP_GROUPS, COMMON_SIGNATURES);
  }

  /** Like every client without AES in hardware: the compiler that has it is not there. */
  private static String @Nullable [] ciphers(SSLParameters ofContext) {
    return first(name -> name.contains("CHACHA20"), ofContext.getCipherSuites());
  }

  void setIn(SSLParameters parameters) {
    if (ciphers != null) {
      parameters.setCipherSuites(ciphers);
    }
    if (groups != null) {
      parameters.setNamedGroups(groups);
    }
    if (signatures != null) {
      parameters.setSignatureSchemes(signatures);
    }
  }

  private static String @Nullable [] first(Predicate<String> wanted, String @Nullable [] names) {
    return names == null
        ? null
        : Arrays.stream(names)
            .sorted(Comparator.comparing(wanted::test).reversed())
            .toArray(String[]::new);
  }
}
