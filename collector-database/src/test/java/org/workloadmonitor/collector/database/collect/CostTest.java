package org.workloadmonitor.collector.database.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServers;
import org.workloadmonitor.collector.database.server.ServerSessions;

/** A collector publishes what it costs the server, and keeps to its budget. */
class CostTest {

  private static final MetricDescriptor SLOW = MetricDescriptor.gauge("acme.slow", "1", "Slow.");
  private static final MetricDescriptor FAST = MetricDescriptor.gauge("acme.fast", "1", "Fast.");

  @TempDir Path folder;

  private final PostgresqlServer server = PostgresqlServers.shared();
  private TestContext context;
  private Optional<OwnCost.Totals> told = Optional.empty();
  private double seconds;

  @BeforeEach
  void makeContext() {
    context = new TestContext(folder);
  }

  @Test
  void itPublishesWhatTheServerCountsSinceItsFirstLook() throws Exception {
    try (DatabaseCollector collector = collector()) {
      spend(5);
      run(collector);
      spend(2);
      RecordingRecorder later = run(collector);

      assertThat(later.value("postgresql.collector.server_time")).isEqualTo(2);
      assertThat(later.value("postgresql.collector.server_rows")).isEqualTo(20);
    }
  }

  @Test
  void totalsThatFallAreNotCounted() throws Exception {
    try (DatabaseCollector collector = collector()) {
      spend(5);
      run(collector);
      seconds = 0;
      spend(1);
      run(collector);
      spend(2);

      assertThat(run(collector).value("postgresql.collector.server_time")).isEqualTo(2);
    }
  }

  @Test
  void itCountsItsOwnStatementsWhateverTheServerCounts() throws Exception {
    try (DatabaseCollector collector = collector()) {
      RecordingRecorder first = run(collector);

      assertThat(first.value("postgresql.collector.statements")).isEqualTo(2);
      assertThat(first.value("postgresql.collector.rows")).isEqualTo(2);
      assertThat(first.points("postgresql.collector.server_time")).isEmpty();
    }
  }

  @Test
  void aboveItsBudgetItReadsTheSlowTierLessOftenAndSaysSo() throws Exception {
    try (DatabaseCollector collector = collector()) {
      spend(1);
      run(collector);
      spend(4);
      RecordingRecorder tooMuch = run(collector);

      assertThat(tooMuch.events())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.name()).isEqualTo("db.collector.paced");
                assertThat(event.severity()).isEqualTo(Severity.WARNING);
                assertThat(event.message()).contains("more than 1.0 %", "2 times less often");
              });
      assertThat(tooMuch.value("postgresql.collector.slowdown")).isEqualTo(2);
      RecordingRecorder next = run(collector);
      assertThat(next.points("acme.slow")).isEmpty();
      assertThat(next.points("acme.fast")).hasSize(1);
    }
  }

  @Test
  void withinItsBudgetItComesBackAndSaysSo() throws Exception {
    try (DatabaseCollector collector = collector()) {
      spend(1);
      run(collector);
      spend(4);
      run(collector);
      run(collector);
      RecordingRecorder back = run(collector);

      assertThat(back.events()).extracting(Event::severity).containsExactly(Severity.INFO);
      assertThat(back.value("postgresql.collector.slowdown")).isEqualTo(1);
    }
  }

  private void spend(double more) {
    seconds += more;
    told = Optional.of(new OwnCost.Totals(seconds, seconds * 10));
  }

  private RecordingRecorder run(DatabaseCollector collector) throws Exception {
    context.advance(Duration.ofMinutes(5));
    RecordingRecorder out = new RecordingRecorder(context.clock());
    collector.collect(out);
    assertThat(out.rejections()).isEmpty();
    assertThat(out.problems()).isEmpty();
    return out;
  }

  private DatabaseCollector collector() {
    return new DatabaseCollector(
        new Plan(
            new TestCatalogue(groups(), _ -> told),
            ServerSessions.target(server.url(), server.administrator()),
            new DatabaseSelection(List.of(), List.of()),
            Map.of(),
            Duration.ofMinutes(5),
            0.01,
            Map.of()),
        context);
  }

  /** Two groups of one statement each. */
  private static List<Group> groups() {
    return List.of(
        Group.of("fast", Tier.FAST, one("fast", FAST)),
        Group.of("slow", Tier.SLOW, one("slow", SLOW)));
  }

  private static Relation one(String name, MetricDescriptor metric) {
    return Relation.of(name, "").measures(Measure.of(metric, "1"));
  }
}
