package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.mask.Mask;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;

class JourneyRunTest {

  private final TestContext context = new TestContext(Path.of("."));
  private int cleaned;

  @Test
  void aStepThatFailsByAMistakeInTheAgentFailsTheJourneyAndIsCleanedUpAfter() throws Exception {
    Journey journey =
        journey(
            step("log in", look -> well(look)),
            step(
                "buy",
                _ -> {
                  throw new IllegalStateException("a mistake");
                }),
            cleanUp(
                "log out",
                look -> {
                  cleaned++;
                  return well(look);
                }));

    Outcome outcome = new JourneyRun(journey, new RecordingRecorder(context.clock())).run();

    assertThat(outcome.result()).isEqualTo(Result.PROBE_FAILED);
    assertThat(outcome.reason()).contains("a mistake");
    assertThat(cleaned).isEqualTo(1);
  }

  private interface Looking {
    Observation look(Look look);
  }

  private static Observation well(Look look) {
    return Observation.of(Result.SUCCESS, "", look.stopwatch().nanos());
  }

  private static Step step(String name, Looking looking) {
    return new Step(Steps.tcp(name, 1).build(), probe(looking));
  }

  private static Step cleanUp(String name, Looking looking) {
    return new Step(Steps.tcp(name, 1).always().build(), probe(looking));
  }

  private static StepProbe probe(Looking looking) {
    return new StepProbe() {
      @Override
      public String type() {
        return "tcp";
      }

      @Override
      public Attributes target() {
        return Attributes.of("server.address", "127.0.0.1");
      }

      @Override
      public Seen look(Look look, RunValues values) {
        return new Seen(looking.look(look), Optional.empty());
      }

      @Override
      public void close() {}
    };
  }

  private Journey journey(Step... steps) {
    JourneyConfig config =
        Steps.journey(Steps.tcp("log in", 1), Steps.tcp("buy", 1), Steps.tcp("log out", 1));
    return new Journey(
        config,
        List.of(steps),
        new CookieStore(context.clock()),
        new Mask(),
        new Gate(),
        Attributes.EMPTY,
        context,
        Configs.LONG);
  }
}
