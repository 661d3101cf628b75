package org.workloadmonitor.collector.external.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
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

  private final @Nullable X509ExtendedKeyManager keys;
  private final Set<Socket> asked =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  AskedKeyManager(@Nullable X509ExtendedKeyManager keys) {
    this.keys = keys;
  }

  boolean wasAsked(Socket socket) {
    return asked.contains(socket);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (socket != null) {
      asked.add(socket);
    }
    return keys == null ? null : keys.chooseClientAlias(keyTypes, issuers, socket);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return keys == null ? null : keys.getClientAliases(keyType, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return keys == null ? null : keys.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return keys == null ? null : keys.getPrivateKey(alias);
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
