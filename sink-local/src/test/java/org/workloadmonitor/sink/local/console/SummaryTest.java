package org.workloadmonitor.sink.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.CPU;
import static org.workloadmonitor.sink.local.Samples.WEB;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.counter;
import static org.workloadmonitor.sink.local.Samples.cpu;
import static org.workloadmonitor.sink.local.Samples.gauge;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.AdjustableContext;
import org.workloadmonitor.sink.local.Samples;

class SummaryTest {

  private static final Component DATABASE =
      new Component("orders_db", "orders_db", "database", Map.of());
  private static final MetricDescriptor NETWORK =
      MetricDescriptor.counter("system.network.io", "By", "Bytes.");

  private final TestContext time = Samples.context(Path.of("."));
  private final AdjustableContext context = new AdjustableContext(time);
  private final Board board = new Board();

  private List<String> summary(int rows, int columns, boolean allMetrics) {
    Summary summary =
        new Summary(
            context.agent(),
            allMetrics,
            Glyphs.of(java.nio.charset.StandardCharsets.US_ASCII),
            ZoneOffset.UTC);
    return board
        .read(
            time.clock().instant(),
            view -> summary.lines(view, time.clock().instant(), new TerminalSize(rows, columns)))
        .stream()
        .map(Line::plain)
        .toList();
  }

  private String summary() {
    return String.join("\n", summary(100, 80, false)) + "\n";
  }

  private Event event(String name, Severity severity, String message, Attributes attributes) {
    return new Event(name, severity, message, attributes, time.clock().instant());
  }

  private Event health(String to, String reason) {
    return event(
        "workload.component.health.changed",
        Severity.CRITICAL,
        "It is " + to + ".",
        Attributes.of("to", to, "reason", reason));
  }

  @Test
  void waitsForTheFirstMeasurements() {
    time.advance(Duration.ofSeconds(2));
    assertThat(summary())
        .isEqualTo(
            """
            Workload Monitor 1.2.3 on host-1                                        23:00:02
            The agent is UP since it started 2 s ago; waiting for the first measurements
            """);
  }

  @Test
  void showsWhatMattersOfEachComponentSinkAndEvent() {
    Attributes receive =
        Attributes.of("network.io.direction", "receive", "network.interface.name", "eth0");
    Attributes other =
        Attributes.of("network.io.direction", "receive", "network.interface.name", "eth1");
    MetricDescriptor disk = MetricDescriptor.gauge("system.filesystem.utilization", "1", "Share.");
    board.put(
        batch(
            cpu(time, 0.25),
            counter(time, NETWORK, 0, receive),
            counter(time, NETWORK, 500, other),
            gauge(time, disk, 0.934, Attributes.of("system.filesystem.mountpoint", "/"))));
    time.advance(Duration.ofSeconds(10));
    board.put(
        batch(
            cpu(time, 0.5),
            counter(time, NETWORK, 1_000_000, receive),
            counter(time, NETWORK, 500_500, other)));
    board.put(batch(DATABASE, health("down", "Connection refused.")));
    Component agent = new Component("workload-monitor", "Agent", "agent", Map.of());
    Attributes sink = Attributes.of("workload.sink.id", "openmetrics");
    board.put(
        batch(
            agent,
            counter(
                time,
                MetricDescriptor.counter("workload.sink.delivered", "{signal}", ""),
                12_345,
                sink),
            gauge(time, MetricDescriptor.gauge("workload.sink.pending", "{signal}", ""), 3, sink),
            counter(
                time,
                MetricDescriptor.counter("workload.sink.rejected", "{signal}", ""),
                2,
                sink)));
    assertThat(summary())
        .isEqualTo(
            """
            Workload Monitor 1.2.3 on host-1                                        23:00:10
            The agent is UP since it started 10 s ago
            * Web server  web - compute
              CPU            #####-----    50 %     Disk /         #########-  93.4 %
              Network in     150 kB/s
            * orders_db  database                                                       DOWN
              Connection refused.
            Sinks
              openmetrics      12,345 delivered  3 pending  2 rejected
            Events
              23:00:10  CRITICAL  It is down.
            """);
  }

  @Test
  void showsMetricsOfPluginsThatItDoesNotKnow() {
    Component queue = new Component("queue", "queue", "messaging", Map.of());
    MetricDescriptor share = MetricDescriptor.gauge("broker.memory.utilization", "1", "");
    MetricDescriptor depth = MetricDescriptor.gauge("broker.queue.depth", "{message}", "");
    MetricDescriptor published = MetricDescriptor.counter("broker.published", "{message}", "");
    MetricDescriptor latency = MetricDescriptor.histogram("broker.publish.duration", "s", "");
    for (int i = 0; i < 2; i++) {
      board.put(
          batch(
              queue,
              new MetricPoint(
                  latency,
                  Attributes.EMPTY,
                  new MetricValue.Histogram(
                      List.of(1.0), List.of(10L * i, 0L), 0.2 * i, Samples.START),
                  time.clock().instant()),
              counter(time, published, 100.0 * i, Attributes.EMPTY),
              gauge(time, depth, 17, Attributes.of("queue", "orders")),
              gauge(time, depth, 4, Attributes.of("queue", "mails")),
              gauge(time, share, 0.125, Attributes.EMPTY)));
      time.advance(Duration.ofSeconds(10));
    }
    assertThat(summary())
        .contains(
            """
            * queue  messaging
              broker memory  #---------  12.5 %     orders queue … 17
              published      10 /s                  duration mean  20 ms
            """);
  }

  @Test
  void showsEverySeriesWhenAskedTo() {
    for (int core = 0; core < 30; core++) {
      board.put(batch(gauge(time, CPU, core / 100.0, Attributes.of("core", "core-" + core))));
    }
    assertThat(String.join("\n", summary(1000, 80, true)))
        .contains("core-0 system cpu", "core-29 system cpu");
    assertThat(String.join("\n", summary(1000, 80, false))).doesNotContain("core-0");
  }

  @Test
  void putsOpenAlertsOnTopUntilTheyAreCleared() {
    Attributes series = Attributes.of("key", "disk", "series.mountpoint", "/var", "value", "0.95");
    Attributes later = Attributes.of("key", "disk", "series.mountpoint", "/var", "value", "0.80");
    board.put(batch(event("workload.alert.raised", Severity.WARNING, "/var is full", series)));
    board.put(
        batch(
            event(
                "workload.alert.raised",
                Severity.CRITICAL,
                "CPU is high",
                Attributes.of("key", "cpu"))));
    assertThat(summary())
        .contains(
            """
            ! CRITICAL  CPU is high  since 23:00:00
            ! WARNING  /var is full  since 23:00:00
            """)
        .doesNotContain("Events");
    board.put(batch(event("workload.alert.cleared", Severity.INFO, "/var is back", later)));
    assertThat(summary())
        .doesNotContain("! WARNING")
        .contains(
            """
            Events
              23:00:00  INFO      /var is back
              23:00:00  WARNING   /var is full
            """);
  }

  @Test
  void theGaugeOfHealthCorrectsTheLastEvent() {
    MetricDescriptor health = MetricDescriptor.gauge("workload.component.health", "{state}", "");
    board.put(batch(health("degraded", "Slow.")));
    board.put(batch(gauge(time, health, 1, Attributes.EMPTY)));
    assertThat(summary()).contains("DEGRADED\n  Slow.\n");
    board.put(batch(gauge(time, health, 0, Attributes.EMPTY)));
    assertThat(summary()).contains("DOWN\n").doesNotContain("Slow");
    board.put(batch(gauge(time, health, 1, Attributes.EMPTY)));
    assertThat(summary()).contains(" UP\n");
  }

  @Test
  void saysWhenTheAgentIsNotWell() {
    context.health(Health.degraded("The sink cloudwatch is behind."));
    assertThat(summary()).contains("The agent is DEGRADED: The sink cloudwatch is behind.");
  }

  @Test
  void fitsIntoAnyTerminal() {
    for (int i = 0; i < 20; i++) {
      Component component = new Component("c" + i, "Component " + i, "compute", Map.of());
      board.put(batch(component, cpu(time, 0.5), gauge(time, CPU, 1, Attributes.of("a", "b"))));
      board.put(batch(component, health(i == 7 ? "down" : "up", "Because.")));
    }
    for (int rows : new int[] {1, 2, 3, 5, 8, 13, 24, 50}) {
      for (int columns : new int[] {1, 10, 40, 80, 200}) {
        assertThat(summary(rows, columns, false))
            .as("%d rows of %d columns", rows, columns)
            .hasSizeLessThanOrEqualTo(rows)
            .allMatch(line -> Printable.width(line) <= columns);
      }
    }
    assertThat(summary(8, 80, false))
        .anyMatch(line -> line.contains("Component 7") && line.endsWith("DOWN"))
        .anyMatch(line -> line.matches(" {2}and \\d+ more components"));
  }

  @Test
  void aSeriesThatEndsIsNotShownForEver() {
    board.put(batch(cpu(time, 0.5)));
    time.advance(Duration.ofMinutes(6));
    assertThat(summary()).doesNotContain("CPU");
    time.advance(Duration.ofMinutes(6));
    assertThat(summary()).doesNotContain(WEB.name());
  }

  @Test
  void aCounterThatBeganAnewHasNoRateAtFirst() {
    Attributes receive = Attributes.of("network.io.direction", "receive");
    board.put(batch(counter(time, NETWORK, 1000, receive)));
    time.advance(Duration.ofSeconds(10));
    board.put(batch(counter(time, NETWORK, 10, receive)));
    assertThat(summary()).doesNotContain("Network in");
    time.advance(Duration.ofSeconds(10));
    board.put(batch(counter(time, NETWORK, 30, receive)));
    assertThat(summary()).contains("Network in     2 B/s");
  }

  @Test
  void namesAndMessagesCannotCommandTheTerminal() {
    Component evil = new Component("evil", "\u001b[2Jname", "x", Map.of());
    board.put(batch(evil, event("a.b", Severity.INFO, "\u001b]0;title\u0007", Attributes.EMPTY)));
    board.put(batch(evil, gauge(time, CPU, 1, Attributes.of("a", "\u009b31m"))));
    assertThat(summary()).doesNotContain("\u001b", "\u009b", "\u0007").contains("name", "title");
  }
}
