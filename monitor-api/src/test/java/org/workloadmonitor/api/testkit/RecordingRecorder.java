package org.workloadmonitor.api.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;

/**
 * Keeps what one run records, and notes what the agent's own recorder would leave out. May be used
 * by several threads.
 */
public final class RecordingRecorder implements Recorder {

  private final Instant time;
  private final List<Signal> signals = new ArrayList<>();
  private final List<String> rejections = new ArrayList<>();
  private final Map<String, String> problems = new TreeMap<>();
  private boolean ended;

  /** A recorder of a run that begins now. */
  public RecordingRecorder(Clock clock) {
    this.time = clock.instant();
  }

  @Override
  public Instant time() {
    return time;
  }

  @Override
  public synchronized void record(Signal signal) {
    Optional<String> reason =
        ended ? Optional.of("it came after the run had ended") : Rejection.of(signal);
    reason.ifPresentOrElse(
        why -> rejections.add("%s %s: %s".formatted(signal.name(), signal.attributes(), why)),
        () -> signals.add(signal));
  }

  @Override
  public synchronized void problem(String part, String reason) {
    if (part.isBlank() || reason.isBlank()) {
      rejections.add("a problem without a part or a reason: '%s' '%s'".formatted(part, reason));
    }
    problems.put(part, reason);
  }

  /** Ends the run: what comes later is a rejection. */
  public synchronized void end() {
    ended = true;
  }

  /** What the agent would have taken, in the order of arrival. */
  public synchronized List<Signal> signals() {
    return List.copyOf(signals);
  }

  /** What the agent would have left out, and why. */
  public synchronized List<String> rejections() {
    return List.copyOf(rejections);
  }

  /** The problems that were reported: the last reason by part. */
  public synchronized Map<String, String> problems() {
    return Map.copyOf(problems);
  }

  /** All metric points. */
  public List<MetricPoint> points() {
    return all(MetricPoint.class);
  }

  /** All events. */
  public List<Event> events() {
    return all(Event.class);
  }

  /** All spans. */
  public List<Span> spans() {
    return all(Span.class);
  }

  /** The points of one metric. */
  public List<MetricPoint> points(String name) {
    return points().stream().filter(point -> point.name().equals(name)).toList();
  }

  /**
   * The one point of a metric that has these attributes, among others.
   *
   * @throws AssertionError if there is none, or more than one
   */
  public MetricPoint point(String name, Attributes attributes) {
    List<MetricPoint> found =
        points(name).stream().filter(p -> p.attributes().containsAll(attributes)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "Expected one point of %s with %s, found %s.%nAll that was recorded: %s%nProblems: %s"
              .formatted(name, attributes, found, signals(), problems()));
    }
    return found.getFirst();
  }

  /**
   * The number in the one point of a gauge or counter that has these attributes, among others.
   *
   * @throws AssertionError if there is no such point, more than one, or it is of another kind
   */
  public double value(String name, Attributes attributes) {
    MetricPoint point = point(name, attributes);
    return switch (point.value()) {
      case MetricValue.Gauge(double value) -> value;
      case MetricValue.Counter(double value, Instant _) -> value;
      case MetricValue other ->
          throw new AssertionError("%s has no single value but %s".formatted(name, other));
    };
  }

  /** The number in the one point of a gauge or counter. */
  public double value(String name) {
    return value(name, Attributes.EMPTY);
  }

  private <S extends Signal> List<S> all(Class<S> kind) {
    return signals().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
