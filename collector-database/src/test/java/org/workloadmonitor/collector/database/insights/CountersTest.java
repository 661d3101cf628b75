package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.testkit.RecordingRecorder;

/** The counter metrics that a user chooses. */
class CountersTest {

  @RegisterExtension private final Target target = new Target();

  @TempDir Path directory;

  @BeforeEach
  void haveCounters() {
    target
        .instance()
        .counter("os.cpuUtilization.user", "Percent", 42)
        .counter("os.memory.free", "KB", 8)
        .counter("db.Transactions.xact_commit", "Commits per second", 12.5)
        .counter("db.Transactions.xact_rollback", "Rollbacks per second", 1);
  }

  @AfterEach
  void askedOnlyWhatIsDocumented() {
    assertThat(target.service().violations()).isEmpty();
  }

  @Test
  void eachComesUnderANameOfItsOwnInItsUnit() throws Exception {
    RecordingRecorder out =
        runOnce(
            target
                .configs()
                .counters(
                    "os.cpuUtilization.user.avg",
                    "os.memory.free.min",
                    "db.Transactions.xact_commit.max"));

    assertLatest(out, "rds.os.cpu_utilization.user.avg", "1", 0.42);
    assertLatest(out, "rds.os.memory.free.min", "By", 8192);
    assertLatest(out, "rds.db.transactions.xact_commit.max", "{commits}/s", 12.5);
    assertThat(out.problems()).isEmpty();
  }

  @Test
  void theyAreReadInTheRequestThatReadsTheLoad() throws Exception {
    runOnce(target.configs().counters("os.cpuUtilization.user.avg"));

    assertThat(target.service().asked("pi:GetResourceMetrics")).hasSize(1);
    assertThat(target.service().asked("pi:ListAvailableResourceMetrics"))
        .singleElement()
        .satisfies(asked -> assertThat(asked.path("MetricTypes").toString()).isEqualTo("[\"os\"]"));
  }

  @Test
  void aMisspelledOneIsAProblemWithASuggestionAndTheOthersCome() throws Exception {
    Configs configs =
        target.configs().counters("os.cpuUtilisation.usr.avg", "db.Transactions.xact_commit.avg");
    try (Collector collector = target.open(configs, directory)) {
      RecordingRecorder out = target.run(collector);
      assertThat(out.problems().get("os.cpuUtilisation.usr.avg"))
          .contains("Did you mean os.cpuUtilization.user.avg?");
      assertThat(out.points("rds.db.transactions.xact_commit.avg")).hasSize(3);
      assertThat(out.points("rds.db.load")).hasSize(3);

      target.advance(Duration.ofMinutes(1));
      assertThat(target.run(collector).problems()).isEqualTo(out.problems());
    }
  }

  @Test
  void moreThanFifteenQueriesGoIntoMoreRequests() throws Exception {
    String[] names =
        IntStream.range(0, 30)
            .mapToObj(i -> "db.Cache.counter_" + i + ".avg")
            .toArray(String[]::new);
    for (String name : names) {
      target.instance().counter(name.replace(".avg", ""), "Blocks per second", 1);
    }

    RecordingRecorder out = runOnce(target.configs().counters(names));

    assertThat(out.points("rds.db.cache.counter_29.avg")).hasSize(3);
    assertThat(target.service().asked("pi:ListAvailableResourceMetrics")).hasSize(2);
    assertThat(target.service().asked("pi:GetResourceMetrics"))
        .extracting(request -> request.path("MetricQueries").size())
        .isEqualTo(List.of(15, 15, 6));
  }

  @Test
  void theyAreListedOnce() throws Exception {
    Configs configs = target.configs().counters("os.cpuUtilization.user.avg");
    try (Collector collector = target.open(configs, directory)) {
      target.run(collector);
      target.advance(Duration.ofMinutes(1));
      target.run(collector);
    }
    assertThat(target.service().asked("pi:ListAvailableResourceMetrics")).hasSize(1);
  }

  @Test
  void withoutTheRightToListThemTheLoadComesAllTheSame() throws Exception {
    target.service().faults().deny("pi:ListAvailableResourceMetrics");

    RecordingRecorder out = runOnce(target.configs().counters("os.cpuUtilization.user.avg"));

    assertThat(out.points("rds.db.load")).hasSize(3);
    assertThat(out.problems().get("counters"))
        .contains("Not authorized to list the counter metrics")
        .contains("pi:ListAvailableResourceMetrics");
  }

  private RecordingRecorder runOnce(Configs configs) throws Exception {
    try (Collector collector = target.open(configs, directory)) {
      return target.run(collector);
    }
  }

  private static void assertLatest(
      RecordingRecorder out, String metric, String unit, double value) {
    MetricPoint latest = out.points(metric).getLast();
    assertThat(latest.descriptor().unit()).isEqualTo(unit);
    assertThat(latest.value()).isEqualTo(new MetricValue.Gauge(value));
  }
}
