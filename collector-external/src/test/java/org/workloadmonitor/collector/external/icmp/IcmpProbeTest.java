package org.workloadmonitor.collector.external.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.names.NameLookup;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.FailedLook;

class IcmpProbeTest {

  @Test
  void thisHostAnswers() throws Exception {
    Observation seen = Looks.once(new IcmpProbeType(), config("127.0.0.1", 3, 0));
    assumeTrue(seen.result() != Result.NOT_PERMITTED, seen.reason());
    assertThat(seen.reason()).isEmpty();
    assertThat(Looks.measured(seen, "icmp.packet.loss")).isZero();
    assertThat(Looks.measured(seen, "icmp.round_trip.min")).isPositive();
    assertThat(Looks.measured(seen, "icmp.round_trip.max"))
        .isGreaterThanOrEqualTo(Looks.measured(seen, "icmp.round_trip.avg"));
  }

  @Test
  void thisHostAnswersOverIpv6() throws Exception {
    Observation seen = Looks.once(new IcmpProbeType(), config("::1", 2, 0));
    assumeTrue(
        seen.result() != Result.NOT_PERMITTED && seen.result() != Result.UNREACHABLE,
        seen.reason());
    assertThat(seen.reason()).isEmpty();
    assertThat(Looks.measured(seen, "icmp.packet.loss")).isZero();
  }

  @Test
  void lostPacketsDegrade() throws Exception {
    Observation seen = look(config("127.0.0.1", 4, 0), sequence -> sequence == 2);
    assertThat(seen.result()).isEqualTo(Result.PACKET_LOSS);
    assertThat(seen.reason()).isEqualTo("Of 4 packets to 127.0.0.1, 1 did not come back in time.");
    assertThat(Looks.measured(seen, "icmp.packet.loss")).isEqualTo(0.25);
    assertThat(Looks.measured(seen, "icmp.round_trip.avg")).isEqualTo(0.002);
  }

  @Test
  void someLossMayBeAllowed() throws Exception {
    assertThat(look(config("127.0.0.1", 4, 0.25), sequence -> sequence == 2).result())
        .isEqualTo(Result.SUCCESS);
  }

  @Test
  void aHostThatDoesNotAnswerTimesOut() throws Exception {
    Observation seen = look(config("127.0.0.1", 2, 0.5), _ -> true);
    assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
    assertThat(Looks.measured(seen, "icmp.packet.loss")).isEqualTo(1);
    assertThat(seen.measurements()).hasSize(1);
  }

  @Test
  void aSystemThatDoesNotLetUsIsToldWhatToDo() throws Exception {
    FailedLook refusal = IcmpSocket.Refusal.ofSocket(13, false, Constants.LINUX);
    Observation seen = look(config("127.0.0.1", 2, 0), failing(refusal));
    assertThat(seen.result()).isEqualTo(Result.NOT_PERMITTED);
    assertThat(seen.reason()).contains("net.ipv4.ping_group_range").contains("CAP_NET_RAW");
    assertThat(seen.measurements()).isEmpty();
  }

  @Test
  void errorsOfTheSystemHaveTheirWords() {
    InetAddress to = InetAddress.getLoopbackAddress();
    assertThat(IcmpSocket.Refusal.ofPacket(101, to, Constants.LINUX).result())
        .isEqualTo(Result.UNREACHABLE);
    assertThat(IcmpSocket.Refusal.ofPacket(65, to, Constants.MACOS).result())
        .isEqualTo(Result.UNREACHABLE);
    assertThat(IcmpSocket.Refusal.ofPacket(1, to, Constants.LINUX).result())
        .isEqualTo(Result.NOT_PERMITTED);
    assertThat(IcmpSocket.Refusal.ofPacket(90, to, Constants.LINUX).result())
        .isEqualTo(Result.PROBE_FAILED);
    assertThat(IcmpSocket.Refusal.ofSocket(97, true, Constants.LINUX).reason())
        .isEqualTo("This system has no IPv6.");
  }

  @Test
  void everyRequestIsForgottenAfterwards() throws Exception {
    AtomicInteger forgotten = new AtomicInteger();
    Observation _ = look(config("127.0.0.1", 4, 0), scripted(_ -> true, forgotten));
    assertThat(forgotten).hasValue(4);
  }

  @Test
  void packetsMustFitIntoTheTime() {
    assertThatThrownBy(
            () ->
                new IcmpConfig(
                    "h", 10, Duration.ofSeconds(1), 56, Duration.ofSeconds(9), IpFamily.ANY, 0))
        .hasMessageContaining("longer than 'timeout'");
  }

  private static Observation look(IcmpConfig config, IntPredicate lost) throws Exception {
    return look(config, scripted(lost, new AtomicInteger()));
  }

  private static Observation look(IcmpConfig config, Echoes echoes) throws Exception {
    try (IcmpProbe probe = new IcmpProbe(config, new NameLookup(), echoes)) {
      return Looks.at(probe);
    }
  }

  private static Echoes failing(FailedLook failure) {
    return new ScriptedEchoes() {
      @Override
      public Echo send(InetAddress to, int sequence, int size) throws FailedLook {
        throw failure;
      }
    };
  }

  private static Echoes scripted(IntPredicate lost, AtomicInteger forgotten) {
    return new ScriptedEchoes() {
      @Override
      public Echo send(InetAddress to, int sequence, int size) {
        return new Echo() {
          @Override
          public OptionalLong await(Deadline deadline) {
            return lost.test(sequence) ? OptionalLong.empty() : OptionalLong.of(2_000_000);
          }

          @Override
          public void forget() {
            forgotten.incrementAndGet();
          }
        };
      }
    };
  }

  private abstract static class ScriptedEchoes implements Echoes {
    @Override
    public void close() {}
  }

  private static IcmpConfig config(String host, int count, double maxLoss) {
    return new IcmpConfig(
        host, count, Duration.ofMillis(10), 56, Duration.ofSeconds(30), IpFamily.ANY, maxLoss);
  }
}
