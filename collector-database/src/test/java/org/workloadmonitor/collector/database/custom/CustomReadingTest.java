package org.workloadmonitor.collector.database.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.MetricValue.Gauge;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Sessions;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServers;
import org.workloadmonitor.collector.database.server.ServerSessions;

class CustomReadingTest {

  private static final String ROWS =
      "SELECT * FROM (VALUES ('north', 3, true), ('south', NULL, false)) AS t (region, open, busy)";

  @TempDir Path folder;

  private final PostgresqlServer server = PostgresqlServers.shared();
  private TestContext context;
  private Sessions sessions;

  @BeforeEach
  void open() throws Exception {
    context = new TestContext(folder);
    sessions = ServerSessions.open(server, "postgres", server.administrator(), context);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void aColumnOfEachRowIsAPointAndNullIsNone() throws Exception {
    RecordingRecorder out = read(query(ROWS, "open"));

    assertThat(out.signals())
        .singleElement()
        .satisfies(
            signal -> {
              MetricPoint point = (MetricPoint) signal;
              assertThat(point.name()).isEqualTo("orders.open");
              assertThat(point.value()).isEqualTo(new Gauge(3));
              assertThat(point.attributes()).isEqualTo(Attributes.of("region", "north"));
            });
  }

  @Test
  void truthIsOneAndZero() throws Exception {
    assertThat(read(query(ROWS, "busy")).signals())
        .extracting(signal -> ((MetricPoint) signal).value())
        .containsExactly(new Gauge(1), new Gauge(0));
  }

  @Test
  void aColumnThatIsNotThereIsToldWithThoseThatAre() throws Exception {
    RecordingRecorder out = read(query(ROWS, "opn"));

    assertThat(out.signals()).isEmpty();
    assertThat(out.problems())
        .containsEntry(
            "query orders", "The query gives no column opn. It gives: region, open, busy.");
  }

  @Test
  void aTextIsNoMetric() throws Exception {
    RecordingRecorder out = read(query("SELECT 'north' AS region, 'many' AS open", "open"));

    assertThat(out.signals()).isEmpty();
    assertThat(out.problems().get("query orders")).contains("The column open is no number.");
  }

  @Test
  void rowsBeyondTheBoundAreLeftOutAndSaid() throws Exception {
    RecordingRecorder out =
        read(query("SELECT n::text AS region, n AS open FROM generate_series(1, 11) n", "open"));

    assertThat(out.signals()).hasSize(10);
    assertThat(out.problems().get("query orders")).contains("more than max_rows (10) rows");
  }

  @Test
  void aCounterThatFallsStartsAnew() throws Exception {
    CustomQuery query =
        new CustomQuery(
            "orders",
            "SELECT total FROM orders",
            Optional.empty(),
            Map.of(
                "total",
                new MetricColumn(Optional.empty(), "{order}", MetricColumn.Kind.COUNTER, "")),
            List.of(),
            Optional.empty(),
            10);
    String database = server.freshDatabase();
    server.run(database, "CREATE TABLE orders (total int)", "INSERT INTO orders VALUES (7)");
    try (Sessions own = ServerSessions.open(server, database, server.administrator(), context)) {
      Reading reading = new CustomReading(query);
      assertThat(counter(read(reading, own))).isEqualTo(new Counter(7, Instant.EPOCH));
      server.run(database, "UPDATE orders SET total = 2");
      RecordingRecorder second = read(reading, own);

      assertThat(counter(second)).isEqualTo(new Counter(2, second.time()));
    }
  }

  @Test
  void eachRowCanBeAnEvent() throws Exception {
    CustomQuery query =
        new CustomQuery(
            "stuck",
            "SELECT 'north' AS region, 'Order 17 is stuck.' AS what",
            Optional.empty(),
            Map.of(),
            List.of("region"),
            Optional.of(new EventRow("shop.order.stuck", Severity.WARNING, Optional.of("what"))),
            10);

    assertThat(read(query).signals())
        .singleElement()
        .satisfies(
            signal -> {
              Event event = (Event) signal;
              assertThat(event.name()).isEqualTo("shop.order.stuck");
              assertThat(event.severity()).isEqualTo(Severity.WARNING);
              assertThat(event.message()).isEqualTo("Order 17 is stuck.");
              assertThat(event.attributes()).isEqualTo(Attributes.of("region", "north"));
            });
  }

  private static Counter counter(RecordingRecorder out) {
    return (Counter) ((MetricPoint) out.signals().getFirst()).value();
  }

  private static CustomQuery query(String sql, String column) {
    return new CustomQuery(
        "orders",
        sql,
        Optional.empty(),
        Map.of(column, new MetricColumn(Optional.empty(), "1", MetricColumn.Kind.GAUGE, "")),
        List.of("region"),
        Optional.empty(),
        10);
  }

  private RecordingRecorder read(CustomQuery query) throws DatabaseException, SQLException {
    return read(new CustomReading(query), sessions);
  }

  private RecordingRecorder read(Reading reading, Sessions from)
      throws DatabaseException, SQLException {
    context.advance(Duration.ofMinutes(1));
    RecordingRecorder out = new RecordingRecorder(context.clock());
    reading.read(from.kept(), out);
    assertThat(out.rejections()).isEmpty();
    return out;
  }
}
