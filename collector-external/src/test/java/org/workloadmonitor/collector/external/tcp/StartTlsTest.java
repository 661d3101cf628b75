package org.workloadmonitor.collector.external.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.Identity;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.tls.MinVersion;
import org.workloadmonitor.collector.external.tls.Revocation;
import org.workloadmonitor.collector.external.tls.TlsOptions;
import org.workloadmonitor.collector.external.tls.TlsVersion;

class StartTlsTest {

  private final Pki pki = Pki.today();
  @TempDir Path directory;

  @Test
  void smtpIsAskedForTls() throws Exception {
    assertThat(
            look(
                StartTls.SMTP,
                "<220-mail.example.com says\r\n220 hello\r\n",
                ">EHLO workload-monitor\r\n",
                "<250-mail.example.com\r\n250-STARTTLS\r\n250 HELP\r\n",
                ">STARTTLS\r\n",
                "<220 go ahead\r\n"))
        .isEqualTo(Result.SUCCESS);
  }

  @Test
  void imapIsAskedForTls() throws Exception {
    assertThat(
            look(
                StartTls.IMAP,
                "<* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n",
                ">m1 STARTTLS\r\n",
                "<* CAPABILITY more\r\nm1 OK begin\r\n"))
        .isEqualTo(Result.SUCCESS);
  }

  @Test
  void pop3IsAskedForTls() throws Exception {
    assertThat(look(StartTls.POP3, "<+OK ready\r\n", ">STLS\r\n", "<+OK begin\r\n"))
        .isEqualTo(Result.SUCCESS);
  }

  @Test
  void postgresqlIsAskedForTls() throws Exception {
    assertThat(look(StartTls.POSTGRESQL, ">" + bytes("0000000804d2162f"), "<S"))
        .isEqualTo(Result.SUCCESS);
  }

  @Test
  void aServerThatOffersNoTlsIsTold() throws Exception {
    assertThat(look(StartTls.POSTGRESQL, ">" + bytes("0000000804d2162f"), "<N"))
        .isEqualTo(Result.TLS_FAILURE);
    assertThat(look(StartTls.POP3, "<+OK ready\r\n", ">STLS\r\n", "<-ERR unknown command\r\n"))
        .isEqualTo(Result.WRONG_STATUS);
    assertThat(
            look(StartTls.IMAP, "<* OK ready\r\n", ">m1 STARTTLS\r\n", "<m1 BAD what is that\r\n"))
        .isEqualTo(Result.WRONG_STATUS);
  }

  @Test
  void aServerThatTurnsAwayIsTold() throws Exception {
    assertThat(look(StartTls.SMTP, "<421 too busy\r\n")).isEqualTo(Result.WRONG_STATUS);
    assertThat(look(StartTls.IMAP, "<* BYE too busy\r\n")).isEqualTo(Result.WRONG_STATUS);
  }

  @Test
  void aServerThatSpeaksSomethingElseIsTold() throws Exception {
    assertThat(look(StartTls.SMTP, "<SSH-2.0-OpenSSH_9.9\r\n")).isEqualTo(Result.INVALID_RESPONSE);
    assertThat(look(StartTls.IMAP, "<220 hello\r\n")).isEqualTo(Result.INVALID_RESPONSE);
    assertThat(look(StartTls.POP3, "<220 hello\r\n")).isEqualTo(Result.INVALID_RESPONSE);
    assertThat(look(StartTls.POSTGRESQL, ">" + bytes("0000000804d2162f"), "<HTTP/1.1"))
        .isEqualTo(Result.INVALID_RESPONSE);
    assertThat(look(StartTls.SMTP, "<" + "x".repeat(5_000))).isEqualTo(Result.INVALID_RESPONSE);
  }

  @Test
  void aCertificateBehindStartTlsIsJudged() throws Exception {
    try (TestServer server =
        server(pki.expired(), "<+OK ready\r\n", ">STLS\r\n", "<+OK begin\r\n")) {
      Observation seen = Looks.once(new TcpProbeType(), config(server, StartTls.POP3, "", ""));
      assertThat(seen.result()).isEqualTo(Result.CERTIFICATE_EXPIRED);
      assertThat(Looks.measured(seen, "tls.certificate.time_left")).isNegative();
    }
  }

  @Test
  void whatIsSaidComesAfterTls() throws Exception {
    try (TestServer server =
        server(
            pki.good(),
            "<+OK ready\r\n",
            ">STLS\r\n",
            "<+OK begin\r\n",
            "TLS",
            ">USER probe\r\n",
            "<+OK who?\r\n")) {
      Observation seen =
          Looks.once(new TcpProbeType(), config(server, StartTls.POP3, "USER probe\\r\\n", "+OK"));
      assertThat(seen.reason()).isEmpty();
      assertThat(seen.result()).isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void nothingIsSaidToAServerThatCannotProveWhoItIs() throws Exception {
    try (TestServer server =
        server(pki.selfSigned(), "<+OK ready\r\n", ">STLS\r\n", "<+OK begin\r\n", "TLS", ">")) {
      Observation seen =
          Looks.once(new TcpProbeType(), config(server, StartTls.POP3, "PASS sesame\\r\\n", "+OK"));
      assertThat(seen.result()).isEqualTo(Result.CERTIFICATE_UNTRUSTED);
      assertThat(server.failures()).noneMatch(e -> e.getMessage().startsWith("Heard"));
    }
  }

  private Result look(StartTls protocol, String... script) throws Exception {
    try (TestServer server = server(pki.good(), script)) {
      Observation seen = Looks.once(new TcpProbeType(), config(server, protocol, "", ""));
      assertThat(seen.reason()).satisfies(reason -> assertThat(reason.length()).isLessThan(300));
      return seen.result();
    }
  }

  private TcpConfig config(TestServer server, StartTls protocol, String send, String expect)
      throws Exception {
    TlsOptions options =
        new TlsOptions(
            Optional.empty(),
            Optional.of(pki.writeRoot(directory.resolve("root.pem"))),
            Optional.empty(),
            new MinVersion(TlsVersion.V1_2),
            Revocation.NONE,
            Optional.empty());
    return new TcpConfig(
        "127.0.0.1",
        server.port(),
        Duration.ofSeconds(30),
        IpFamily.ANY,
        Optional.of(protocol),
        Optional.of(options),
        send.isEmpty() ? Optional.empty() : Optional.of(Secret.of(send)),
        expect.isEmpty() ? Optional.empty() : Optional.of(Expectation.parse(expect)),
        List.of(),
        new ByteSize(65_536),
        Optional.empty());
  }

  /** Lines that begin with {@code <} are said, with {@code >} awaited; TLS comes at TLS or last. */
  private TestServer server(Identity identity, String... script) throws IOException {
    SSLContext context = TlsContexts.server(identity, pki.root().certificate());
    return TestServer.start(
        connection -> {
          Socket socket = connection;
          for (String line : script) {
            if (line.equals("TLS")) {
              socket = encrypted(context, connection);
            } else {
              play(line, socket);
            }
          }
          if (!(socket instanceof SSLSocket)) {
            socket = encrypted(context, connection);
          }
          TestServer.untilTheClientGoes(socket);
        });
  }

  private static SSLSocket encrypted(SSLContext context, Socket connection) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(connection, "client", connection.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private static void play(String line, Socket socket) throws IOException {
    byte[] bytes = line.substring(1).getBytes(StandardCharsets.ISO_8859_1);
    if (line.startsWith("<")) {
      socket.getOutputStream().write(bytes);
      return;
    }
    InputStream in = socket.getInputStream();
    byte[] heard = bytes.length == 0 ? in.readAllBytes() : in.readNBytes(bytes.length);
    if (!Arrays.equals(heard, bytes)) {
      throw new IOException("Heard: " + new String(heard, StandardCharsets.ISO_8859_1));
    }
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }
}
