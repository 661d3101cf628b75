package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Makes collectors of one kind of probe.
 *
 * @param <C> the record that the configuration block is bound to
 */
public final class ProbeCollectorFactory<C extends Record> extends ProbeFactory<C>
    implements CollectorFactory<C> {

  /** Of that kind of probe, which shares those services with all others. */
  public ProbeCollectorFactory(ProbeType<C> kind, Services services) {
    super(kind, services);
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return ProbeMetrics.ofCollector(kind().measurements());
  }

  @Override
  public Duration deadline(C config, Duration interval) {
    return deadlineOf(config, CollectorFactory.super.deadline(config, interval));
  }

  @Override
  public Collector create(C config, ComponentContext context) throws Exception {
    return new ProbeCollector(looker(config, context), type(), context);
  }
}
