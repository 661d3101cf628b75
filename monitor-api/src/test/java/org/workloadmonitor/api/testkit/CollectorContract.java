package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * What every collector keeps to. Extend it once for each type, give the factory and a configuration
 * with which a run sees something, and override what differs.
 *
 * @param <C> the configuration record
 */
public abstract class CollectorContract<C extends Record> extends RunContract<C> {

  /** For subclasses. */
  protected CollectorContract() {}

  /** The factory of the type under test. */
  @Override
  protected abstract CollectorFactory<C> factory();

  @Override
  final Subject create(C config, TestContext context) throws Exception {
    Collector collector = factory().create(config, context);
    return new Subject() {
      @Override
      public void run(Recorder out) throws Exception {
        collector.collect(out);
      }

      @Override
      public void close() throws Exception {
        collector.close();
      }
    };
  }

  @Override
  final void verify(C config, TestContext context, Verification out) throws Exception {
    factory().verify(config, context, out);
  }

  @Override
  final List<MetricDescriptor> metrics() {
    return factory().metrics();
  }

  /** With {@link #config()} the runs see something. */
  @Test
  public void seesSomething() throws Exception {
    assertThat(history().signals()).as("the signals of %d runs", History.RUNS).isNotEmpty();
  }

  /** The interval is a second or more, and the deadline is longer than nothing. */
  @Test
  public void hasAnIntervalAndADeadline() throws Exception {
    C config = config();
    Duration interval = factory().interval(config).orElse(Duration.ofMinutes(1));
    assertThat(interval).as("interval").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(factory().deadline(config, interval)).as("deadline").isPositive();
  }

  /** Each short word for thresholds stands for a metric that is described. */
  @Test
  public void hasThresholdWordsForItsOwnMetrics() {
    var names = metrics().stream().map(MetricDescriptor::name).collect(Collectors.toSet());
    assertThat(factory().thresholdAliases().values()).isSubsetOf(names);
    assertThat(factory().thresholdAliases().keySet())
        .allSatisfy(word -> assertThat(word).matches(Words.KEY));
  }
}
