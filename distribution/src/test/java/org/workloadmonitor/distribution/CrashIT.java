package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.distribution.sequence.Diary;
import org.workloadmonitor.sink.cloudwatch.service.Exchange;
import org.workloadmonitor.sink.cloudwatch.service.Fault;

/**
 * The packaged agent is killed with SIGKILL, again and again, at random moments: while it starts,
 * collects, writes to its queue, delivers.
 *
 * <p>What is proved: everything that was in the queue's file when an agent was killed is delivered
 * by one of those after it; and nothing comes twice unless an agent was killed in between. What is
 * counted: how much came twice, and how much was lost because it had not yet come to the file.
 *
 * <p>Power loss can't be tested from within a machine: a killed process leaves what it wrote with
 * the operating system, whether it was synchronised with the disk or not.
 */
@DisabledOnOs(OS.WINDOWS)
class CrashIT {

  private static final int KILLS = Integer.getInteger("crash.kills", 50);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  /** How long after the start, or after the first signals, a kill comes at the latest. */
  private static final Duration LONGEST_LIFE = Duration.ofMillis(1_200);

  private static final String LAST = "last";

  /**
   * A kill.
   *
   * @param component whose signals the agent collected
   * @param time when
   * @param accepted what was in the queue's file, by component
   * @param before what the service had taken until then
   */
  private record Kill(
      String component,
      Instant time,
      Map<String, Sequence> accepted,
      Map<String, Sequence> before) {}

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final List<Kill> kills = new ArrayList<>();
  private CountingAgents agents;

  @BeforeEach
  void install() throws IOException {
    agents = new CountingAgents(folder);
  }

  @AfterEach
  void close() {
    agents.close();
  }

  @Test
  void whatWasAcceptedIsDeliveredHoweverOftenTheAgentIsKilled() throws Exception {
    System.out.printf("Killing %d agents with -Dcrash.seed=%d%n", KILLS, SEED);
    agents
        .service()
        .faults()
        .sometimes(0.5, new Random(SEED), List.of(Fault.slow(Duration.ofNanos(200_000))));
    for (int run = 0; run < KILLS; run++) {
      kill("run_%03d".formatted(run), run % 2 == 0);
    }
    agents.service().faults().end();
    deliverTheRest();

    Map<String, Sequence> taken = Sequence.taken(agents.service());
    kills.forEach(kill -> assertDelivered(kill, taken));
    assertThat(kills.stream().filter(kill -> !kill.accepted().isEmpty()).count())
        .as("kills that left something in the queue")
        .isGreaterThan(KILLS / 5);
    assertNothingIsTwiceWithoutAKill();
    report(taken);
  }

  /** While CloudWatch is away nothing leaves the queue; so what was once saved must be there. */
  @Test
  void whatTheAgentCallsSavedIsInTheFileWhenItIsKilled() throws Exception {
    agents.service().stop();
    long queued = 0;
    for (int run = 0; run < 3; run++) {
      long saved;
      try (AgentProcess agent = agents.start("run_" + run, "rate: 1000")) {
        long enough = queued + 2_000;
        Waiting.until(() -> saved(agent) > enough);
        saved = saved(agent);
        agent.kill();
      }
      queued = agents.queued().size();
      assertThat(queued).isGreaterThanOrEqualTo(saved);
    }
  }

  /** How many pending signals are on disk, as the agent says of its CloudWatch sink. */
  private static long saved(AgentProcess agent) {
    String metrics = agent.metrics();
    return value(metrics, "workload_sink_pending") - value(metrics, "workload_sink_unsaved");
  }

  private static long value(String metrics, String name) {
    Matcher line =
        Pattern.compile("(?m)^" + name + "\\{[^}]*id=\"cloudwatch\"[^}]*} ([0-9.]+)")
            .matcher(metrics);
    return line.find() ? (long) Double.parseDouble(line.group(1)) : 0;
  }

  private void kill(String component, boolean whileItStarts) throws Exception {
    try (AgentProcess agent = agents.start(component, "rate: 2000")) {
      if (!whileItStarts) {
        Waiting.until(() -> agents.emitted(component) > 0);
      }
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE.toNanos()));
      agent.kill();
    }
    Instant time = Instant.now();
    kills.add(
        new Kill(component, time, Sequence.of(agents.queued()), Sequence.taken(agents.service())));
  }

  /** A last agent, that counts a little and is then stopped in order. */
  private void deliverTheRest() throws Exception {
    try (AgentProcess agent = agents.start(LAST, "last: 999")) {
      Waiting.until(() -> agents.taken(LAST).hasAll(1_000));
      assertThat(agent.terminate()).isEqualTo(143);
      assertThat(agent.errors()).contains("Stopped.").doesNotContain("could not be delivered");
    }
    assertThat(agents.queued()).isEmpty();
  }

  private static void assertDelivered(Kill kill, Map<String, Sequence> taken) {
    kill.accepted()
        .forEach(
            (component, accepted) -> {
              Sequence now = taken.getOrDefault(component, new Sequence());
              Sequence before = kill.before().getOrDefault(component, new Sequence());
              String which = "%s in the queue of %s".formatted(component, kill.component());
              assertThat(now.gauges().keySet())
                  .as("gauges of %s", which)
                  .containsAll(accepted.gauges().keySet());
              assertThat(now.events().keySet())
                  .as("events of %s", which)
                  .containsAll(accepted.events().keySet());
              assertThat(now.increases() - before.increases())
                  .as("increases of the counter of %s after the kill", which)
                  .isGreaterThanOrEqualTo(accepted.increases());
            });
  }

  private void assertNothingIsTwiceWithoutAKill() {
    Map<String, Instant> last = new HashMap<>();
    for (Exchange exchange : agents.service().journal().exchanges()) {
      for (String signal : Sequence.signals(exchange)) {
        Instant before = last.put(signal, exchange.at());
        if (before != null) {
          assertThat(kills)
              .as("kills between %s and %s, when %s came again", before, exchange.at(), signal)
              .anyMatch(kill -> kill.time().isAfter(before) && kill.time().isBefore(exchange.at()));
        }
      }
    }
  }

  private void report(Map<String, Sequence> taken) {
    long emitted = 0;
    long delivered = 0;
    long twice = 0;
    Duration oldest = Duration.ZERO;
    for (Kill kill : kills) {
      Sequence sequence = taken.getOrDefault(kill.component(), new Sequence());
      List<Diary.Note> notes = agents.notes(kill.component());
      long until = agents.emitted(kill.component());
      emitted += 2 * until;
      delivered += sequence.gauges().size() + sequence.events().size();
      twice += surplus(sequence.gauges()) + surplus(sequence.events());
      Duration age =
          LongStream.range(0, until)
              .filter(number -> !sequence.has(number))
              .mapToObj(number -> Duration.between(time(notes, number), kill.time()))
              .findFirst()
              .orElse(Duration.ZERO);
      oldest = age.compareTo(oldest) > 0 ? age : oldest;
    }
    System.out.printf(
        "%d kills: %d gauges and events were emitted and %d delivered, with %d repetitions; %d were"
            + " lost, the oldest %d ms before a kill%n",
        KILLS, emitted, delivered, twice, emitted - delivered, oldest.toMillis());
  }

  private static long surplus(Map<Long, Integer> times) {
    return times.values().stream().mapToLong(count -> count - 1).sum();
  }

  private static Instant time(List<Diary.Note> notes, long number) {
    return notes.stream().filter(note -> number < note.until()).findFirst().orElseThrow().time();
  }
}
