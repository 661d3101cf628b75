package org.workloadmonitor.collector.external.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS contexts for the servers of a test, and for clients that shall trust them. */
public final class TlsContexts {

  private static final String STAPLING = "jdk.tls.server.enableStatusRequestExtension";

  private TlsContexts() {}

  /** A server with this identity, which believes clients of that authority. */
  public static SSLContext server(Identity identity, X509Certificate clientAuthority) {
    return context(identity, clientAuthority);
  }

  /** A server that asks the responder named in its certificate and staples the answer. */
  public static SSLContext staplingServer(Identity identity, X509Certificate clientAuthority) {
    // Read by the JDK when a context is made, and nowhere else.
    System.setProperty(STAPLING, "true");
    try {
      return context(identity, clientAuthority);
    } finally {
      System.clearProperty(STAPLING);
    }
  }

  private static SSLContext context(Identity identity, X509Certificate trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(identity.keyManagers(), trusting(trusted), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManager[] trusting(X509Certificate authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", authority);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
