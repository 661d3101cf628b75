package org.workloadmonitor.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.HISTOGRAM;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.event;
import static org.workloadmonitor.core.outbox.Points.gauge;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.outbox.MemoryOutbox;

/** Counters as totals and as increases. */
class PipelineIncreaseTest extends PipelineFixture {

  private MemoryOutbox deltas() {
    MemoryOutbox deltas = outbox();
    pipeline.route(
        List.of(
            Route.to(EVERYTHING, outbox),
            Route.to(EVERYTHING.withTemporality(Temporality.DELTA), deltas)));
    return deltas;
  }

  private static List<MetricValue> values(MemoryOutbox outbox) {
    return arrived(outbox).stream().map(signal -> ((MetricPoint) signal).value()).toList();
  }

  @Test
  void givesACounterAsTotalOrAsIncrease() {
    MemoryOutbox deltas = deltas();
    count(10, at(-100), 0);
    count(15, at(-100), 60);
    assertThat(values(outbox))
        .containsExactly(new Counter(10, at(-100)), new Counter(15, at(-100)));
    assertThat(values(deltas)).containsExactly(new Counter(5, at(0)));
  }

  @Test
  void givesTheFirstTotalAsIncreaseWhereTheCounterBeganAfterTheAgent() {
    MemoryOutbox deltas = deltas();
    count(10, at(30), 60);
    assertThat(values(deltas)).containsExactly(new Counter(10, at(30)));
  }

  @Test
  void doesNotCountTwiceWhatItForgotMeanwhile() {
    MemoryOutbox deltas = deltas();
    time.advance(Duration.ofSeconds(60));
    count(10, at(30), 60);
    time.advance(Duration.ofHours(3));
    pipeline.sweep();
    assertThat(counts().series()).isZero();
    count(12, at(30), 3 * 3600);
    assertThat(values(deltas)).hasSize(1);
  }

  @Test
  void knowsACounterFromItsStartAlthoughAGaugeWasForgotten() {
    MemoryOutbox deltas = deltas();
    run(series("a"));
    arrived(deltas);
    time.advance(Duration.ofHours(3));
    pipeline.sweep();
    count(10, at(30), 3 * 3600);
    assertThat(values(deltas)).containsExactly(new Counter(10, at(30)));
  }

  @Test
  void givesGaugesSamplesAndEventsToBothAlike() {
    MemoryOutbox deltas = deltas();
    Signal[] signals = {
      gauge(1, at(0)), point(HISTOGRAM, MetricValue.Samples.of(1, at(0))), event("test.e", at(0))
    };
    run(signals);
    assertThat(arrived(deltas)).containsExactly(signals);
  }
}
