package org.workloadmonitor.collector.external.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows a client certificate, or none, and remembers which servers asked: one that refuses a client
 * without a certificate says only that the handshake failed.
 */
final class AskedKeyManager extends X509ExtendedKeyManager {

  private static final String ALIAS = "client";

  private final @Nullable ClientIdentity identity;
  private final Set<Socket> asked =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  AskedKeyManager(@Nullable ClientIdentity identity) {
    this.identity = identity;
  }

  boolean wasAsked(Socket socket) {
    return asked.contains(socket);
  }

  /**
   * The only one, whichever authorities the server names: whether it accepts what the user has
   * chosen is its own to say.
   */
  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (socket != null) {
      asked.add(socket);
    }
    return identity != null && Arrays.asList(keyTypes).contains(identity.key().getAlgorithm())
        ? ALIAS
        : null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return identity == null ? null : new String[] {ALIAS};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return identity == null ? null : identity.key();
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
