package org.workloadmonitor.collector.external.tls;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.crypto.NativeCrypto;

/**
 * In which order a handshake offers what it can do: first what costs this JVM the least, because
 * most servers take the first that they know. What is offered is what Java offers.
 */
final class Offer {

  private final String @Nullable [] ciphers;
  private final String @Nullable [] groups;

  /** Puts in order what a context has. */
  Offer(SSLParameters ofContext) {
    // Like every client without AES in hardware: the compiler that has it is not there.
    this.ciphers = first(name -> name.contains("CHACHA20"), ofContext.getCipherSuites());
    // The native library has no X25519, and every server must have this (RFC 8446, section 9.1).
    this.groups =
        NativeCrypto.isUsed()
            ? first("secp256r1"::equals, ofContext.getNamedGroups())
            : ofContext.getNamedGroups();
  }

  void setIn(SSLParameters parameters) {
    if (ciphers != null) {
      parameters.setCipherSuites(ciphers);
    }
    if (groups != null) {
      parameters.setNamedGroups(groups);
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
