package org.workloadmonitor.collector.external.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every handshake come to its end, so that a faulty certificate can be described. Only for a
 * client that judges the session before it sends anything: {@link TlsClient#judge}.
 */
final class AcceptAll extends X509ExtendedTrustManager {

  static final AcceptAll INSTANCE = new AcceptAll();

  /** More certificates than any honest server has. */
  static final int LONGEST_CHAIN = 10;

  private AcceptAll() {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw isClient();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw isClient();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw isClient();
  }

  private static CertificateException isClient() {
    return new CertificateException("A probe is no server.");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
