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
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServers;
import org.workloadmonitor.collector.database.server.ServerSessions;

/** What a server refuses is told in every run, and asked for seldom. */
class RefusalTest {

  private static final MetricDescriptor LEVEL = MetricDescriptor.gauge("acme.level", "1", "Level.");

  @TempDir Path folder;

  private final PostgresqlServer server = PostgresqlServers.shared();
  private TestContext context;
  private String database;

  @BeforeEach
  void makeDatabase() throws Exception {
    context = new TestContext(folder);
    database = server.freshDatabase();
  }

  @Test
  void aRefusalOfTheSlowTierIsToldInRunsThatDoNotReadIt() throws Exception {
    try (DatabaseCollector collector = collector(Tier.SLOW)) {
      RecordingRecorder refused = run(collector);
      RecordingRecorder notDue = run(collector);

      assertThat(refused.problems()).containsOnlyKeys("tank");
      assertThat(notDue.problems()).isEqualTo(refused.problems());
    }
  }

  @Test
  void whatWasRefusedIsReadOnceTheServerAllowsIt() throws Exception {
    try (DatabaseCollector collector = collector(Tier.FAST)) {
      run(collector);
      server.run(database, "CREATE TABLE public.tank AS SELECT 7 AS level");
      assertThat(run(collector).problems()).containsOnlyKeys("tank");
      context.advance(Duration.ofMinutes(10));

      RecordingRecorder allowed = run(collector);

      assertThat(allowed.problems()).isEmpty();
      assertThat(allowed.value("acme.level")).isEqualTo(7);
    }
  }

  private RecordingRecorder run(DatabaseCollector collector) throws Exception {
    context.advance(Duration.ofMinutes(1));
    RecordingRecorder out = new RecordingRecorder(context.clock());
    collector.collect(out);
    assertThat(out.value("postgresql.up")).isEqualTo(1);
    return out;
  }

  private DatabaseCollector collector(Tier tier) {
    Group group =
        Group.of(
            "tanks",
            tier,
            Relation.of("tank", "FROM public.tank").measures(Measure.of(LEVEL, "level")));
    return new DatabaseCollector(
        new Plan(
            new TestCatalogue(List.of(group), _ -> Optional.empty()),
            ServerSessions.target(server.url(database), server.administrator()),
            new DatabaseSelection(List.of(), List.of()),
            Map.of(),
            Duration.ofMinutes(5),
            0.01,
            Map.of()),
        context);
  }
}
