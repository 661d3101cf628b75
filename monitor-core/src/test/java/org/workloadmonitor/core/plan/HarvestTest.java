package org.workloadmonitor.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.plan.PlannedEvents;
import org.workloadmonitor.api.plan.PlannedSeries;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.core.pipeline.RunRecorder;

class HarvestTest {

  private static final Component WEB = new Component("web", "Web", "compute", Map.of());
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration TEN = Duration.ofSeconds(10);
  private static final MetricDescriptor LEVEL = MetricDescriptor.gauge("a.level", "1", "Level.");
  private static final MetricDescriptor SIZE = MetricDescriptor.histogram("a.size", "By", "Size.");

  private final Notebook notebook = new Notebook();
  private final List<Item> delivered = new ArrayList<>();

  @Test
  void knowsTheIntervalOfEachSeriesFromItsSource() {
    run("fast", 1, TEN, out -> out.gauge(LEVEL, 1, Attributes.of("of", "fast")));
    run("slow", 1, Duration.ofHours(1), out -> out.gauge(LEVEL, 1, Attributes.of("of", "slow")));

    assertThat(harvest().series())
        .containsExactly(
            new PlannedSeries(WEB, LEVEL, Attributes.of("of", "fast"), TEN, 1),
            new PlannedSeries(WEB, LEVEL, Attributes.of("of", "slow"), Duration.ofHours(1), 1));
  }

  @Test
  void countsThePointsOfOneLookWhereThereWereSeveral() {
    run(
        "host",
        2,
        TEN,
        out -> {
          out.sample(SIZE, 1);
          out.sample(SIZE, 2);
          out.sample(SIZE, 3);
          out.sample(SIZE, 4);
          out.gauge(LEVEL, 1);
        });

    assertThat(harvest().series())
        .containsExactly(
            new PlannedSeries(WEB, SIZE, Attributes.EMPTY, TEN, 2),
            new PlannedSeries(WEB, LEVEL, Attributes.EMPTY, TEN, 1));
  }

  @Test
  void leavesOutWhatThePipelineRefused() {
    run("host", 1, TEN, out -> out.gauge(LEVEL, 1));
    delivered.clear();

    assertThat(harvest().series()).isEmpty();
  }

  @Test
  void takesWhatNoSourceRecordedForThePipelinesOwn() {
    run("host", 1, TEN, out -> {});
    pipeline(new MetricPoint(LEVEL, Attributes.EMPTY, new MetricValue.Gauge(1), NOW));
    pipeline(event("alert.raised"));

    assertThat(harvest().series())
        .containsExactly(new PlannedSeries(WEB, LEVEL, Attributes.EMPTY, Duration.ofMinutes(1), 1));
    assertThat(harvest().events()).isEmpty();
  }

  @Test
  void sumsUpEventsByName() {
    run(
        "host",
        1,
        TEN,
        out -> {
          out.record(event("disk.failed"));
          out.record(event("disk.failed"));
        });

    long bytes = JsonLine.of(new Item(WEB, event("disk.failed"))).length();
    assertThat(harvest().events())
        .containsExactly(new PlannedEvents(WEB, "disk.failed", TEN, 2, 2 * bytes));
  }

  @Test
  void remembersEachPartThatFailedOnce() {
    run(
        "host",
        2,
        TEN,
        out -> {
          out.problem("disk", "no such\ndevice");
          out.problem("disk", "no such\ndevice");
        });

    assertThat(notebook.missing())
        .containsExactly(new Missing("Part 'disk' of host of web", "no such device"));
  }

  @Test
  void asksASinkWithTheIntervalsOfTheConfiguration() {
    assertThat(
            harvest().request(Set.of(), Optional.of(TEN), Duration.ofMinutes(1)).publishInterval())
        .contains(TEN);
  }

  @Test
  void asksASinkAboutNothingOfAComponentThatItIsWithout() {
    run("host", 1, TEN, out -> out.gauge(MetricDescriptor.gauge("a.b", "1", ""), 1));

    assertThat(harvest().request(Set.of(), Optional.empty(), TEN).series()).hasSize(1);
    assertThat(harvest().request(Set.of(WEB.id()), Optional.empty(), TEN).series()).isEmpty();
  }

  private interface Collecting {
    void collect(RunRecorder out);
  }

  private void run(String source, int looks, Duration interval, Collecting collecting) {
    notebook.know(WEB.id(), source, new SourceFacts(interval, looks));
    RunRecorder out = notebook.before((component, name) -> new Pipeline()).open(WEB, source);
    collecting.collect(out);
    out.end();
  }

  private void pipeline(Signal signal) {
    delivered.add(new Item(WEB, signal));
  }

  private Harvest harvest() {
    return Harvest.of(delivered, notebook, Duration.ofMinutes(1));
  }

  private static Event event(String name) {
    return new Event(name, Severity.INFO, "Something.", Attributes.EMPTY, NOW);
  }

  /** Lets everything pass. */
  private final class Pipeline implements RunRecorder {
    @Override
    public Instant time() {
      return NOW;
    }

    @Override
    public void record(Signal signal) {
      pipeline(signal);
    }

    @Override
    public void problem(String part, String reason) {
      throw new AssertionError("nobody reads a log");
    }

    @Override
    public void end() {}
  }
}
