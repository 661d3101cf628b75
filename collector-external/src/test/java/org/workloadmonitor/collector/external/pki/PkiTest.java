package org.workloadmonitor.collector.external.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class PkiTest {

  private final Pki pki = Pki.today();

  @Test
  void aClientThatTrustsTheRootTrustsAGoodServer() throws Exception {
    SSLContext client = TlsContexts.server(pki.client(), pki.root().certificate());
    try (TestServer server =
            TestServer.tls(TlsContexts.server(pki.good(), pki.root().certificate()));
        SSLSocket socket =
            (SSLSocket)
                client
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      assertThatCode(socket::startHandshake).doesNotThrowAnyException();
      assertThat(socket.getSession().getPeerCertificates()).hasSize(2);
    }
  }
}
