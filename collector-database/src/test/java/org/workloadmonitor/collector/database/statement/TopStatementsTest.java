package org.workloadmonitor.collector.database.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Versions;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServers;
import org.workloadmonitor.collector.database.server.ServerSessions;

/** Which statements are told, and with which totals: from a table that the test fills. */
class TopStatementsTest {

  private static final MetricDescriptor TIME =
      MetricDescriptor.counter("acme.statement.time", "s", "Time.");
  private static final MetricDescriptor CALLS =
      MetricDescriptor.counter("acme.statement.calls", "{call}", "Calls.");

  @TempDir Path folder;

  private final PostgresqlServer server = PostgresqlServers.shared();
  private TestContext context;
  private String database;
  private Sessions sessions;
  private Reading reading;

  /** A table in place of an engine's statistics. */
  private static final class Table implements StatementSource {
    @Override
    public String name() {
      return "counted";
    }

    @Override
    public Versions versions() {
      return Versions.ALL;
    }

    @Override
    public List<Measure> measures() {
      return List.of(Measure.of(TIME, "seconds"), Measure.of(CALLS, "calls"));
    }

    @Override
    public String sql(Version version, int limit) {
      return "SELECT digest, 'orders', seconds, calls FROM public.counted LIMIT " + limit;
    }

    @Override
    public String textSql(Version version, List<String> digests) {
      return "SELECT digest, 'text of ' || digest FROM public.counted WHERE digest IN ('%s')"
          .formatted(String.join("','", digests));
    }
  }

  @BeforeEach
  void open() throws Exception {
    context = new TestContext(folder);
    database = server.freshDatabase();
    server.run(
        database, "CREATE TABLE counted (digest text PRIMARY KEY, seconds float8, calls float8)");
    count("a", 100, 10);
    count("b", 200, 20);
    count("c", 300, 30);
    sessions = ServerSessions.open(server, database, server.administrator(), context);
    reading = on(2, true);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void theFirstReadingTellsNothing() throws Exception {
    assertThat(read().signals()).isEmpty();
  }

  @Test
  void thoseThatGrewMostAreToldWithWhatTheyGrewBy() throws Exception {
    Instant first = read().time();
    count("a", 105, 12);
    count("b", 201, 21);
    count("c", 302, 33);

    assertThat(points(read(), TIME)).containsExactly(point("a", 5, first), point("c", 2, first));
  }

  @Test
  void whatDoesNotGrowIsNotTold() throws Exception {
    read();

    assertThat(read().signals()).isEmpty();
  }

  @Test
  void aStatementThatStaysKeepsItsStart() throws Exception {
    Instant first = read().time();
    count("a", 105, 12);
    read();
    count("a", 106, 13);

    RecordingRecorder third = read();

    assertThat(points(third, TIME)).containsExactly(point("a", 6, first));
    assertThat(points(third, CALLS)).containsExactly(point("a", 3, first));
  }

  @Test
  void aStatementThatComesBackStartsAnew() throws Exception {
    read();
    count("a", 105, 12);
    read();
    Instant silent = read().time();
    count("a", 107, 13);

    assertThat(points(read(), TIME)).containsExactly(point("a", 2, silent));
  }

  @Test
  void aNewStatementCountsFromNothing() throws Exception {
    Instant first = read().time();
    count("d", 4, 1);

    assertThat(points(read(), TIME)).containsExactly(point("d", 4, first));
  }

  @Test
  void totalsThatFellWereReset() throws Exception {
    Instant first = read().time();
    count("c", 3, 1);

    assertThat(points(read(), TIME)).containsExactly(point("c", 3, first));
  }

  @Test
  void theTextOfADigestIsToldOnce() throws Exception {
    read();
    count("a", 105, 12);

    assertThat(events(read()))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.name()).isEqualTo("db.query.digest.seen");
              assertThat(event.attributes())
                  .isEqualTo(
                      Attributes.of(
                          "db.query.digest",
                          "a",
                          "db.query.text",
                          "text of a",
                          "db.system.name",
                          "postgresql"));
            });
    count("a", 106, 12);
    assertThat(events(read())).isEmpty();
  }

  @Test
  void noTextIsToldWhereThatIsSwitchedOff() throws Exception {
    reading = on(2, false);
    read();
    count("a", 105, 12);

    assertThat(events(read())).isEmpty();
  }

  private Reading on(int top, boolean text) throws DatabaseException {
    return new TopStatements(new Table(), new StatementOptions(top, text))
        .on(sessions.kept().version());
  }

  private void count(String digest, double seconds, double calls) throws SQLException {
    server.run(
        database,
        "INSERT INTO counted VALUES ('%s', %s, %s) ON CONFLICT (digest) DO UPDATE SET seconds = excluded.seconds, calls = excluded.calls"
            .formatted(digest, seconds, calls));
  }

  private RecordingRecorder read() throws DatabaseException, SQLException {
    context.advance(Duration.ofMinutes(1));
    RecordingRecorder out = new RecordingRecorder(context.clock());
    Session session = sessions.kept();
    reading.read(session, out);
    assertThat(out.rejections()).isEmpty();
    return out;
  }

  private record Point(String digest, double total, Instant start) {}

  private static Point point(String digest, double total, Instant start) {
    return new Point(digest, total, start);
  }

  private static List<Point> points(RecordingRecorder out, MetricDescriptor metric) {
    return out.signals().stream()
        .filter(MetricPoint.class::isInstance)
        .map(MetricPoint.class::cast)
        .filter(point -> point.descriptor().equals(metric))
        .map(
            point -> {
              Counter counter = (Counter) point.value();
              return new Point(
                  point.attributes().value("db.query.digest").orElseThrow().toString(),
                  counter.value(),
                  counter.start());
            })
        .toList();
  }

  private static List<Event> events(RecordingRecorder out) {
    return out.signals().stream().filter(Event.class::isInstance).map(Event.class::cast).toList();
  }
}
