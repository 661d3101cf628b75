package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;

@Timeout(60)
class InwardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "::1",
        "0.0.0.0",
        "::",
        "169.254.169.254",
        "fe80::1",
        "fd00:ec2::254",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254"
      })
  void thisMachineAndTheServicesForItAloneAreInward(String address) throws Exception {
    assertThat(Inward.is(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "2001:db8::1", "fd00::1"})
  void otherAddressesAreNot(String address) throws Exception {
    assertThat(Inward.is(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void anAnswerFromElsewhereDoesNotSendTheAgentToItsOwnMachine() throws Exception {
    Optional<InetAddress> elsewhere = anAddressThatIsNotInward();
    assumeThat(elsewhere).as("an address of this machine besides the loopback's").isPresent();
    try (WebServer secret = WebServer.saying(200, "credentials");
        TestServer server =
            pointing(elsewhere.get(), "http://127.0.0.1:%d/".formatted(secret.port()))) {
      Observation seen =
          look("http://%s:%d/".formatted(elsewhere.get().getHostAddress(), server.port()));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.INVALID_RESPONSE);
      assertThat(seen.reason()).contains("127.0.0.1");
      assertThat(secret.asked()).isEmpty();
    }
  }

  @Test
  void anAnswerOfThisMachineMay() throws Exception {
    try (WebServer other = WebServer.saying(200, "");
        TestServer server =
            pointing(
                InetAddress.getLoopbackAddress(), "http://127.0.0.1:%d/".formatted(other.port()))) {
      assertThat(look("http://127.0.0.1:%d/".formatted(server.port())).result())
          .isEqualTo(Result.SUCCESS);
    }
  }

  private static TestServer pointing(InetAddress address, String to) throws Exception {
    byte[] answer =
        "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
            .formatted(to)
            .getBytes(StandardCharsets.US_ASCII);
    return TestServer.start(
        address,
        connection -> {
          if (connection.getInputStream().read(new byte[4_096]) > 0) {
            connection.getOutputStream().write(answer);
          }
        });
  }

  private static Optional<InetAddress> anAddressThatIsNotInward() throws Exception {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !Inward.is(address) && address.getAddress().length == 4)
        .findFirst();
  }

  private static Observation look(String url) throws Exception {
    return Looks.once(new HttpProbeType(), Configs.of(url).build());
  }
}
