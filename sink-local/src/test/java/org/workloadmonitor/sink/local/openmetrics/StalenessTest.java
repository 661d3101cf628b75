package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.CPU;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.cpu;
import static org.workloadmonitor.sink.local.Samples.gauge;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.local.AdjustableContext;

class StalenessTest extends StoreFixture {

  @Test
  void aSeriesLeavesFiveMinutesAfterItsLastPointAndItsComponentWithIt() {
    put(batch(cpu(context, 1)));
    context.advance(Duration.ofMinutes(5));
    assertThat(scrape().families).containsKeys("system_cpu_utilization_ratio");
    context.advance(Duration.ofSeconds(1));
    Exposition scrape = scrape();
    assertThat(scrape.families)
        .doesNotContainKeys("system_cpu_utilization_ratio", "workload_component");
    assertThat(scrape.value("workload_openmetrics_series")).isZero();
  }

  @Test
  void aSlowSeriesStaysUntilItIsOverdueForTheThirdTime() {
    for (int i = 0; i < 3; i++) {
      put(batch(cpu(context, i)));
      context.advance(Duration.ofHours(1));
    }
    assertThat(scrape().families).containsKeys("system_cpu_utilization_ratio");
    context.advance(Duration.ofHours(2));
    assertThat(scrape().families).containsKeys("system_cpu_utilization_ratio");
    context.advance(Duration.ofSeconds(1));
    assertThat(scrape().families).doesNotContainKeys("system_cpu_utilization_ratio");
  }

  @Test
  void oneOutageDoesNotMakeASeriesSlow() {
    put(batch(cpu(context, 1)));
    context.advance(Duration.ofSeconds(10));
    put(batch(cpu(context, 1)));
    context.advance(Duration.ofHours(10));
    put(batch(cpu(context, 1)));
    context.advance(Duration.ofMinutes(6));
    assertThat(scrape().families).doesNotContainKeys("system_cpu_utilization_ratio");
  }

  @Test
  void aPointThatComesLateIsDeliveredAndNotShown() {
    MetricPoint late = cpu(context, 0.1);
    context.advance(Duration.ofSeconds(10));
    put(batch(cpu(context, 0.2)));
    put(batch(late));
    assertThat(scrape().value("system_cpu_utilization_ratio", web())).isEqualTo(0.2);
  }

  @Test
  void aPointThatWaitedTooLongIsStaleAtOnce() {
    MetricPoint old = cpu(context, 0.1);
    context.advance(Duration.ofHours(1));
    put(batch(old));
    assertThat(scrape().families).doesNotContainKeys("system_cpu_utilization_ratio");
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() {
    AdjustableContext adjustable = new AdjustableContext(context);
    store = new SeriesStore(config(10), adjustable);
    put(batch(cpu(context, 0.1)));
    adjustable.setClockBy(Duration.ofHours(-1));
    context.advance(Duration.ofSeconds(10));
    put(
        batch(
            new MetricPoint(
                CPU, Attributes.EMPTY, new MetricValue.Gauge(0.2), adjustable.clock().instant())));
    assertThat(scrape().value("system_cpu_utilization_ratio", web())).isEqualTo(0.2);
  }

  @Test
  void keepsNoMoreSeriesThanItIsTold() {
    store = new SeriesStore(config(2), context);
    put(batch(numbered(1), numbered(2)));
    assertThat(store.put(batch(numbered(2), numbered(3))).outcomes())
        .satisfiesExactly(
            known -> assertThat(known).isInstanceOf(Outcome.Delivered.class),
            added ->
                assertThat(added)
                    .isEqualTo(
                        Outcome.rejected(
                            "The endpoint keeps no more than 2 series (max_series).")));
    assertThat(scrape().labels("system_cpu_utilization_ratio")).hasSize(2);
  }

  @Test
  void staleSeriesMakeRoomForNewOnes() {
    store = new SeriesStore(config(2), context);
    put(batch(numbered(1), numbered(2)));
    context.advance(Duration.ofMinutes(6));
    put(batch(numbered(3), numbered(4)));
    assertThat(scrape().labels("system_cpu_utilization_ratio")).hasSize(2);
  }

  @Test
  void whatWasNotSeenForLongIsForgotten() {
    store = new SeriesStore(config(1), context);
    put(batch(numbered(1)));
    context.advance(Duration.ofHours(26));
    put(batch(gauge(context, MetricDescriptor.gauge("other", "1", ""), 1, Attributes.EMPTY)));
    assertThat(scrape().families).containsKey("other_ratio");
  }

  private MetricPoint numbered(int number) {
    return gauge(context, CPU, number, Attributes.of("number", Integer.toString(number)));
  }
}
