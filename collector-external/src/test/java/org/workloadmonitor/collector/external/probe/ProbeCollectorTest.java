package org.workloadmonitor.collector.external.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;

class ProbeCollectorTest {

  @TempDir Path directory;

  @Test
  void everySeriesSaysWhatWasLookedAtAndFromWhere() throws Exception {
    RecordingRecorder out = runs(1, ScriptedProbe.seeing(Result.SUCCESS));

    assertThat(out.points())
        .isNotEmpty()
        .allSatisfy(
            point ->
                assertThat(
                        point
                            .attributes()
                            .containsAll(
                                Attributes.of(
                                    "server.address", "db.internal",
                                    "probe.type", "scripted",
                                    "location", "test-location")))
                    .isTrue());
  }

  @Test
  void aGoodTargetIsUp() throws Exception {
    RecordingRecorder out = runs(1, ScriptedProbe.seeing(Result.SUCCESS));

    assertThat(out.value("probe.up")).isEqualTo(1);
    assertThat(sum(out.points("probe.duration").getFirst())).isEqualTo(5e-6);
    assertThat(out.events()).isEmpty();
  }

  @Test
  void aBrokenTargetIsNotUpAndThatIsAnEvent() throws Exception {
    RecordingRecorder out = runs(1, ScriptedProbe.seeing(Result.CONNECTION_REFUSED));

    assertThat(out.value("probe.up")).isZero();
    assertThat(out.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.name()).isEqualTo("probe.result.changed");
              assertThat(event.severity()).isEqualTo(Severity.ERROR);
              assertThat(event.message()).isEqualTo("It is broken.");
              assertThat(event.attributes().value("from")).contains("none");
              assertThat(event.attributes().value("to")).contains("connection_refused");
            });
  }

  @Test
  void anEventComesWhenTheResultChangesAndOnlyThen() throws Exception {
    RecordingRecorder out =
        runs(
            5,
            ScriptedProbe.seeing(
                Result.SUCCESS,
                Result.WRONG_STATUS,
                Result.WRONG_STATUS,
                Result.DNS_FAILURE,
                Result.SUCCESS));

    assertThat(out.events())
        .extracting(event -> event.attributes().value("to").orElseThrow())
        .containsExactly("wrong_status", "dns_failure", "success");
  }

  @Test
  void nothingIsSaidOfATargetThatCouldNotBeLookedAt() throws Exception {
    RecordingRecorder out = runs(1, ScriptedProbe.seeing(Result.NOT_PERMITTED));

    assertThat(out.points("probe.up")).isEmpty();
    assertThat(out.points("probe.duration")).isEmpty();
    assertThat(out.value("probe.results")).isEqualTo(1);
    assertThat(out.events())
        .singleElement()
        .satisfies(event -> assertThat(event.severity()).isEqualTo(Severity.WARNING));
  }

  @Test
  void resultsAreCountedByTheirWord() throws Exception {
    RecordingRecorder out =
        runs(3, ScriptedProbe.seeing(Result.SUCCESS, Result.CONNECT_TIMEOUT, Result.SUCCESS));

    assertThat(last(out, "success")).isEqualTo(2);
    assertThat(last(out, "connect_timeout")).isEqualTo(1);
  }

  @Test
  void aPhaseThatHappenedTwiceIsOneMeasurement() throws Exception {
    Observation redirected =
        Observation.of(Result.SUCCESS, "", 9_000)
            .withPhases(
                List.of(
                    new Phase(Phase.Name.CONNECT, 0, 1_000),
                    new Phase(Phase.Name.CONNECT, 2_000, 5_000)));

    RecordingRecorder out = runs(1, ScriptedProbe.seeing(redirected));

    MetricPoint connect =
        out.point("probe.phase.duration", Attributes.of("probe.phase", "connect"));
    assertThat(sum(connect)).isEqualTo(4e-6);
  }

  @Test
  void aTargetThatWorksButWorseThanItShouldIsUpAndThatIsAWarning() throws Exception {
    RecordingRecorder out = runs(1, ScriptedProbe.seeing(Result.CERTIFICATE_EXPIRES_SOON));

    assertThat(out.value("probe.up")).isEqualTo(1);
    assertThat(out.events())
        .singleElement()
        .satisfies(event -> assertThat(event.severity()).isEqualTo(Severity.WARNING));
  }

  @Test
  void aMeasurementGetsTheTargetsAttributes() throws Exception {
    Observation seen =
        Observation.of(Result.SUCCESS, "", 9)
            .withMeasurements(
                List.of(new Measurement(ScriptedProbe.ANSWERS, 3, Attributes.of("kind", "short"))));

    RecordingRecorder out = runs(1, ScriptedProbe.seeing(seen));

    assertThat(
            out.value(
                "test.answers", Attributes.of("kind", "short", "server.address", "db.internal")))
        .isEqualTo(3);
  }

  private RecordingRecorder runs(int count, ScriptedProbe probe) throws Exception {
    TestContext context = new TestContext(directory);
    RecordingRecorder out = new RecordingRecorder(context.clock());
    try (Collector collector =
        new ProbeCollectorFactory<>(probe, new Services())
            .create(new ScriptedProbe.NoConfig(), context)) {
      for (int i = 0; i < count; i++) {
        collector.collect(out);
      }
    }
    assertThat(out.rejections()).isEmpty();
    return out;
  }

  private static double sum(MetricPoint point) {
    return ((MetricValue.Samples) point.value()).sum();
  }

  private static double last(RecordingRecorder out, String result) {
    Attributes wanted = Attributes.of("probe.result", result);
    return out.points("probe.results").stream()
        .filter(point -> point.attributes().containsAll(wanted))
        .map(point -> ((MetricValue.Counter) point.value()).value())
        .reduce((_, later) -> later)
        .orElseThrow();
  }
}
