package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.names.NameLookup;
import org.workloadmonitor.collector.external.names.ScriptedNames;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.probe.Services;
import org.workloadmonitor.collector.external.probe.Stopwatch;

/**
 * The phase in which the server takes its time is the longest. The time is the test's own: the
 * server turns it on while the client waits for it, so nothing else that is slow is measured.
 */
@Timeout(120)
class HttpPhasesTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final long AN_HOUR = 3_600_000_000_000L;
  private static final int LARGER_THAN_ANY_BUFFER = 32 << 20;

  private final AtomicLong time = new AtomicLong();
  private final Thread client = Thread.currentThread();
  private NameLookup names = new NameLookup();
  @TempDir Path directory;

  @Test
  void aNameServerThatTakesItsTimeProlongsDns() throws Exception {
    names =
        ScriptedNames.asking(
            query -> {
              time.addAndGet(AN_HOUR);
              return ScriptedNames.answered(query, "127.0.0.1");
            });
    try (TestServer server = TestServer.start(HttpPhasesTest::serve)) {
      assertLongest(Phase.Name.DNS, Configs.of("http://pay.test:" + server.port() + "/"));
    }
  }

  @Test
  void aProxyThatTakesItsTimeProlongsTheWay() throws Exception {
    Pki pki = Pki.today();
    try (TestServer server =
            TestServer.tls(context(pki), new SSLParameters(), HttpPhasesTest::serve);
        TestServer proxy = Tunnel.to(server.port(), this::takeTime)) {
      assertLongest(Phase.Name.PROXY, trusting(pki, server).proxy(proxy.port()));
    }
  }

  @Test
  void aHandshakeThatTakesItsTimeProlongsTls() throws Exception {
    Pki pki = Pki.today();
    SSLContext context = context(pki);
    try (TestServer server =
        TestServer.start(
            connection -> {
              takeTime();
              SSLSocket secure =
                  (SSLSocket)
                      context
                          .getSocketFactory()
                          .createSocket(connection, "client", connection.getPort(), true);
              secure.setUseClientMode(false);
              serve(secure);
            })) {
      assertLongest(Phase.Name.TLS, trusting(pki, server));
    }
  }

  @Test
  void aServerThatDoesNotListenProlongsTheRequest() throws Exception {
    try (TestServer server =
        TestServer.start(
            connection -> {
              untilTheClientIsIn("implWrite");
              time.addAndGet(AN_HOUR);
              connection.getInputStream().skipNBytes(LARGER_THAN_ANY_BUFFER);
              say(connection, OK);
              TestServer.untilTheClientGoes(connection);
            })) {
      assertLongest(
          Phase.Name.REQUEST,
          Configs.local(server.port()).method("POST").body("x".repeat(LARGER_THAN_ANY_BUFFER)));
    }
  }

  @Test
  void aServerThatThinksProlongsTheTimeToTheFirstByte() throws Exception {
    try (TestServer server =
        TestServer.start(
            connection -> {
              takeTime();
              serve(connection);
            })) {
      assertLongest(Phase.Name.FIRST_BYTE, Configs.local(server.port()));
    }
  }

  @Test
  void aBodyThatComesInPiecesProlongsTheTransfer() throws Exception {
    try (TestServer server =
        TestServer.start(
            connection -> {
              untilTheClientIsIn("implRead");
              long waiting = time.get();
              say(connection, OK.substring(0, OK.length() - 1));
              while (time.get() == waiting) {
                Thread.onSpinWait();
              }
              takeTime();
              say(connection, "k");
              TestServer.untilTheClientGoes(connection);
            })) {
      assertLongest(Phase.Name.TRANSFER, Configs.local(server.port()));
    }
  }

  private void assertLongest(Phase.Name phase, Configs config) throws Exception {
    Services services = new Services(new Gate(), names);
    try (Probe probe =
        new HttpProbeType().create(config.build(), new TestContext(Path.of(".")), services)) {
      Observation seen =
          probe.look(Look.alone(Stopwatch.started(Clock.systemUTC(), time::incrementAndGet)));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
      assertThat(Collections.max(seen.phases(), Comparator.comparingDouble(Phase::seconds)).name())
          .isEqualTo(phase);
    }
  }

  private void takeTime() {
    untilTheClientIsIn("implRead");
    time.addAndGet(AN_HOUR);
  }

  private void untilTheClientIsIn(String method) {
    while (Arrays.stream(client.getStackTrace())
        .noneMatch(
            frame ->
                frame.getClassName().equals("sun.nio.ch.NioSocketImpl")
                    && frame.getMethodName().equals(method))) {
      Thread.onSpinWait();
    }
  }

  private static void serve(Socket connection) throws IOException {
    int _ = connection.getInputStream().read(new byte[9_999]);
    say(connection, OK);
    TestServer.untilTheClientGoes(connection);
  }

  private static void say(Socket connection, String text) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static SSLContext context(Pki pki) {
    return TlsContexts.server(pki.good(), pki.root().certificate());
  }

  private Configs trusting(Pki pki, TestServer server) throws Exception {
    return Configs.localTls(server.port()).caFile(pki.writeRoot(directory.resolve("root.pem")));
  }
}
