package org.workloadmonitor.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.COUNTER;
import static org.workloadmonitor.core.outbox.Points.GAUGE;
import static org.workloadmonitor.core.outbox.Points.WEB;
import static org.workloadmonitor.core.outbox.Points.at;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.outbox.Demand;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.time.HandTime;

/** A pipeline with one sink; in the end every signal must be accounted for. */
abstract class PipelineFixture {

  static final SinkProfile EVERYTHING =
      SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT, SignalKind.SPAN);
  static final Demand ALL = Demand.of(Integer.MAX_VALUE, Long.MAX_VALUE);
  static final Component DB = new Component("db", "Orders", "database", Map.of());
  static final Attributes OF_A = Attributes.of("of", "a");

  final HandTime time = new HandTime();
  final MemoryOutbox outbox = outbox();
  final LogCapture log = LogCapture.of(Pipeline.class.getName(), Level.INFO);
  final Pipeline pipeline = new Pipeline(time, at(0), 5);

  MemoryOutbox outbox() {
    return new MemoryOutbox(new OutboxLimits(Long.MAX_VALUE, Duration.ofDays(30)), time.clock());
  }

  @BeforeEach
  void route() {
    pipeline.route(List.of(Route.to(EVERYTHING, outbox)));
  }

  @AfterEach
  void everythingIsAccountedFor() {
    log.close();
    if (pipeline.counts().isEmpty()) {
      return; // a test forgot the component, and its counts with it
    }
    ComponentCounts counts = counts();
    long rejected = counts.rejected().values().stream().mapToLong(Long::longValue).sum();
    assertThat(counts.collected()).isEqualTo(outbox.counts().collected() + rejected);
  }

  ComponentCounts counts() {
    return pipeline.counts().stream()
        .filter(each -> each.component().equals(WEB.id()))
        .findFirst()
        .orElse(new ComponentCounts(WEB.id(), 0, Map.of(), 0, 0, 0));
  }

  RunRecorder open() {
    return pipeline.open(WEB, "host");
  }

  void run(Signal... signals) {
    RunRecorder run = open();
    for (Signal signal : signals) {
      run.record(signal);
    }
    run.end();
  }

  List<Signal> arrived() {
    return arrived(outbox);
  }

  static List<Signal> arrived(MemoryOutbox outbox) {
    return outbox.take(ALL).entries().stream().map(Entry::item).map(Item::signal).toList();
  }

  static MetricPoint series(String of) {
    return new MetricPoint(GAUGE, Attributes.of("of", of), new MetricValue.Gauge(1), at(0));
  }

  static MetricPoint point(MetricDescriptor metric, MetricValue value) {
    return new MetricPoint(metric, Attributes.EMPTY, value, at(0));
  }

  void count(double total, Instant start, double second) {
    run(new MetricPoint(COUNTER, OF_A, new Counter(total, start), at(second)));
  }
}
