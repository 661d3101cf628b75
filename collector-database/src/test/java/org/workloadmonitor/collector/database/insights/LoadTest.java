package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.service.FakeInstance;
import tools.jackson.databind.JsonNode;

/** What is read of the load, and how it is asked for. */
class LoadTest {

  @RegisterExtension private final Target target = new Target();

  @TempDir Path directory;

  @AfterEach
  void askedOnlyWhatIsDocumented() {
    assertThat(target.service().violations()).isEmpty();
  }

  @Test
  void theTotalComesWithTheEndOfEachMinute() throws Exception {
    RecordingRecorder out = runOnce(target.configs());

    assertThat(out.points("rds.db.load"))
        .allSatisfy(
            point ->
                assertThat(point.attributes())
                    .isEqualTo(
                        Attributes.of(
                            "db.system.name", "postgresql", "rds.instance", "orders-prod")));
    assertThat(Target.times(out, "rds.db.load"))
        .containsExactly(
            target.minute().minusSeconds(120), target.minute().minusSeconds(60), target.minute())
        .allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(target.clock().instant()));
    assertThat(out.value("rds.performance_insights.up")).isEqualTo(1);
    assertThat(out.value("rds.performance_insights.age")).isEqualTo(40);
    assertThat(out.rejections()).isEmpty();
  }

  @Test
  void eachDimensionHasAMetricOfItsOwn() throws Exception {
    target
        .instance()
        .load(
            "db.wait_event", 1.5, Map.of("db.wait_event.name", "CPU", "db.wait_event.type", "CPU"))
        .load("db.user", 1.25, Map.of("db.user.name", "shop"))
        .load("db.host", 1, Map.of("db.host.id", "17", "db.host.name", "10.0.0.9"))
        .load("db.host", 0.5, Map.of("db.host.id", "10.0.0.10"))
        .load("db.application", 0.25, Map.of("db.application.name", "checkout"))
        .statement(2, "8123456789012345678", "SELECT * FROM orders WHERE id = ?");

    RecordingRecorder out = runOnce(target.configs());

    assertLatest(out, "rds.db.wait_event.load", 1.5, "db.wait_event.name", "CPU");
    assertLatest(out, "rds.db.wait_event.load", 1.5, "db.wait_event.type", "CPU");
    assertLatest(out, "rds.db.user.load", 1.25, "db.user.name", "shop");
    assertLatest(out, "rds.db.host.load", 1, "db.host.name", "10.0.0.9");
    assertLatest(out, "rds.db.host.load", 0.5, "db.host.name", "10.0.0.10");
    assertLatest(out, "rds.db.application.load", 0.25, "db.application.name", "checkout");
    assertLatest(out, "rds.db.query.load", 2, "db.query.digest", "8123456789012345678");
    assertThat(out.points("rds.db.load")).hasSize(3);
  }

  @Test
  void whatHasOneNameIsAddedUp() throws Exception {
    target
        .instance()
        .load("db.host", 1, Map.of("db.host.id", "17", "db.host.name", "app"))
        .load("db.host", 0.5, Map.of("db.host.id", "18", "db.host.name", "app"))
        .statement(2, "8123456789012345678", "SELECT 1 FROM orders")
        .statement(0.25, "8123456789012345678", "SELECT 1 FROM orders -- again");

    RecordingRecorder out = runOnce(target.configs());

    assertLatest(out, "rds.db.host.load", 1.5, "db.host.name", "app");
    assertLatest(out, "rds.db.query.load", 2.25, "db.query.digest", "8123456789012345678");
    assertThat(out.points("rds.db.load")).hasSize(3);
    assertThat(out.events()).hasSize(1);
  }

  @Test
  void theOtherDimensionsComeWhenTheyAreChosen() throws Exception {
    target
        .instance()
        .load("db.wait_event_type", 1.5, Map.of("db.wait_event_type.name", "IO"))
        .load("db", 1, Map.of("db.name", "orders"))
        .load("db.session_type", 0.5, Map.of("db.session_type.name", "client backend"));
    Configs configs = target.configs();
    configs.dimensions =
        List.of(Dimension.WAIT_EVENT_TYPE, Dimension.DATABASE, Dimension.SESSION_TYPE);

    RecordingRecorder out = runOnce(configs);

    assertLatest(out, "rds.db.wait_event_type.load", 1.5, "db.wait_event.type", "IO");
    assertLatest(out, "rds.db.database.load", 1, "db.namespace", "orders");
    assertLatest(out, "rds.db.session_type.load", 0.5, "db.session_type.name", "client backend");
  }

  @Test
  void onlyAnEngineWithApplicationsIsAskedForThem() throws Exception {
    target.service().add("sessions", "db-SESSIONS", "mysql").load(1);
    Configs configs = target.configs();
    configs.instance = Optional.of("sessions");

    RecordingRecorder out = runOnce(configs);

    assertThat(target.service().asked("pi:GetResourceMetrics").toString())
        .contains("db.sql_tokenized", "db.host")
        .doesNotContain("db.application");
    assertThat(out.points("rds.db.load").getFirst().attributes().value("db.system.name"))
        .hasValue("mysql");
  }

  @Test
  void oneRequestAsksForEverythingAndTheStatementsTextsAreNeverAskedFor() throws Exception {
    runOnce(target.configs());

    assertThat(target.service().asked("pi:GetResourceMetrics")).hasSize(1);
    JsonNode request = target.service().asked("pi:GetResourceMetrics").getFirst();
    assertThat(request.path("MetricQueries").size()).isEqualTo(6);
    assertThat(request.toString()).doesNotContain("db.sql.");
    assertThat(target.service().requests()).isEqualTo(2);
  }

  @Test
  void pagesAreReadToTheLast() throws Exception {
    FakeInstance instance = target.instance();
    IntStream.range(0, 30)
        .forEach(
            i -> {
              instance.load("db.user", 100 - i, Map.of("db.user.name", "user_" + i));
              instance.load("db.host", 100 - i, Map.of("db.host.name", "host_" + i));
            });
    Configs configs = target.configs();
    configs.top = 25;

    RecordingRecorder out = runOnce(configs);

    assertThat(out.points("rds.db.user.load")).hasSize(25 * 3);
    assertThat(out.points("rds.db.host.load")).hasSize(25 * 3);
    assertThat(target.service().asked("pi:GetResourceMetrics")).hasSize(3);
    assertThat(out.value("rds.performance_insights.requests")).isEqualTo(4);
  }

  @Test
  void noMoreThanTheBusiestAreAskedFor() throws Exception {
    IntStream.range(0, 30)
        .forEach(
            i -> target.instance().load("db.user", 100 - i, Map.of("db.user.name", "user_" + i)));
    Configs configs = target.configs();
    configs.top = 3;

    RecordingRecorder out = runOnce(configs);

    assertThat(out.points("rds.db.user.load")).hasSize(3 * 3);
    assertLatest(out, "rds.db.user.load", 98, "db.user.name", "user_2");
  }

  @Test
  void aPointOfEachSecondComesWithAPeriodOfOneSecond() throws Exception {
    Configs configs = target.configs();
    configs.period = Duration.ofSeconds(1);

    RecordingRecorder out = runOnce(configs);

    assertThat(Target.times(out, "rds.db.load"))
        .hasSize(180)
        .contains(target.clock().instant().minusSeconds(30))
        .doesNotHaveDuplicates();
  }

  @Test
  void aStatementsTextIsToldOnceAndAfterARestartNotAgain() throws Exception {
    target.instance().statement(2, "8123456789012345678", "SELECT * FROM orders WHERE id = ?");

    try (Collector collector = target.open(target.configs(), directory)) {
      List<Event> events = target.run(collector).events();
      assertThat(events).hasSize(1);
      assertThat(events.getFirst().name()).isEqualTo("db.query.digest.seen");
      assertThat(events.getFirst().attributes())
          .isEqualTo(
              Attributes.of(
                  "db.query.digest", "8123456789012345678",
                  "db.query.text", "SELECT * FROM orders WHERE id = ?",
                  "db.system.name", "postgresql"));
      target.advance(Duration.ofMinutes(1));
      assertThat(target.run(collector).events()).isEmpty();
    }
    target.instance().statement(1, "77", "COMMIT");
    target.advance(Duration.ofMinutes(1));
    assertThat(runOnce(target.configs()).events())
        .singleElement()
        .satisfies(e -> assertThat(e.attributes().value("db.query.text")).hasValue("COMMIT"));
  }

  @Test
  void literalsThatTheServiceLetPassDoNotLeave() throws Exception {
    target.instance().statement(2, "pi-1", "ALTER ROLE shop PASSWORD 'hunter2'");

    RecordingRecorder out = runOnce(target.configs());

    assertThat(out.signals().toString()).contains("PASSWORD ?").doesNotContain("hunter2");
  }

  @Test
  void aResourceIdWithItsEngineNeedsNoQuestionToRds() throws Exception {
    Configs configs = target.configs().byResourceId();
    configs.engine = Optional.of("aurora-postgresql");

    RecordingRecorder out = runOnce(configs);

    assertThat(out.points("rds.db.load")).hasSize(3);
    assertThat(target.service().asked("rds:DescribeDBInstances")).isEmpty();
  }

  @Test
  void aResourceIdAloneIsEnough() throws Exception {
    RecordingRecorder out = runOnce(target.configs().byResourceId());

    assertThat(out.points("rds.db.load")).hasSize(3);
    assertThat(out.points("rds.db.load").getFirst().attributes())
        .isEqualTo(Attributes.of("db.system.name", "postgresql", "rds.instance", Target.RESOURCE));
  }

  private RecordingRecorder runOnce(Configs configs) throws Exception {
    try (Collector collector = target.open(configs, directory)) {
      return target.run(collector);
    }
  }

  private void assertLatest(
      RecordingRecorder out, String metric, double value, String attribute, String text) {
    assertThat(out.points(metric))
        .filteredOn(point -> point.timestamp().equals(target.minute()))
        .filteredOn(point -> point.attributes().value(attribute).filter(text::equals).isPresent())
        .singleElement()
        .satisfies(point -> assertThat(point.value()).isEqualTo(new MetricValue.Gauge(value)));
  }
}
