package org.workloadmonitor.core.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.core.pipeline.RunRecorder;

/** A recorder that keeps everything for the test. */
final class RecordedRun implements RunRecorder {

  enum Ending {
    OPEN,
    ENDED,
    CUT
  }

  final Component component;
  final String source;
  private final Instant time;
  private final List<Signal> signals = new ArrayList<>();
  private final List<Signal> late = new ArrayList<>();
  private Ending ending = Ending.OPEN;

  RecordedRun(Component component, String source, Instant time) {
    this.component = component;
    this.source = source;
    this.time = time;
  }

  @Override
  public Instant time() {
    return time;
  }

  @Override
  public synchronized void record(Signal signal) {
    (ending == Ending.OPEN ? signals : late).add(signal);
  }

  @Override
  public void problem(String part, String reason) {}

  @Override
  public synchronized void end() {
    ending = ending == Ending.OPEN ? Ending.ENDED : ending;
  }

  @Override
  public synchronized void cutShort() {
    ending = ending == Ending.OPEN ? Ending.CUT : ending;
  }

  synchronized Ending ending() {
    return ending;
  }

  synchronized List<Signal> signals() {
    return List.copyOf(signals);
  }

  synchronized List<Signal> late() {
    return List.copyOf(late);
  }

  List<Event> events() {
    return signals().stream().filter(Event.class::isInstance).map(Event.class::cast).toList();
  }

  /** The values of a gauge. */
  List<Double> gauge(String name) {
    return signals().stream()
        .filter(MetricPoint.class::isInstance)
        .map(MetricPoint.class::cast)
        .filter(point -> point.name().equals(name))
        .map(point -> ((MetricValue.Gauge) point.value()).value())
        .toList();
  }
}
