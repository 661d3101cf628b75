package org.workloadmonitor.sink.cloudwatch.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.request.MetricRequest;
import org.workloadmonitor.sink.cloudwatch.request.Part;
import org.workloadmonitor.sink.cloudwatch.request.RequestWriter;

/**
 * Brings the metrics of one batch to CloudWatch: fills requests, one namespace each; sends several
 * at a time; and where CloudWatch refuses one, finds out which items are to blame.
 *
 * <p>After the first request that fails as a whole no other is begun: what throttled, denied or
 * kept silent to one does so to the next.
 *
 * <p>For use by one thread.
 */
final class MetricDelivery {

  private static final Outcome UNDER_WAY =
      Outcome.unconfirmed("The write was interrupted before CloudWatch had answered.");

  private final PutMetricData operation;
  private final boolean highResolution;
  private final Speed speed;
  private final Counts counts;
  private final Outcomes outcomes;
  private final Lanes lanes;
  private final Map<String, RequestWriter> open = new HashMap<>();
  private volatile @Nullable Outcome trouble;

  MetricDelivery(
      PutMetricData operation,
      boolean highResolution,
      ThreadFactory threads,
      Speed speed,
      Counts counts,
      Outcomes outcomes) {
    this.operation = operation;
    this.highResolution = highResolution;
    this.speed = speed;
    this.counts = counts;
    this.outcomes = outcomes;
    this.lanes = new Lanes(threads, speed.lanes());
  }

  /** Adds a part, and sends what is full. */
  void add(String namespace, Part part) throws InterruptedException {
    RequestWriter writer = open.computeIfAbsent(namespace, this::writer);
    if (writer.add(part)) {
      return;
    }
    if (!writer.isEmpty()) {
      start(writer.finish());
    }
    RequestWriter next = writer(namespace);
    open.put(namespace, next);
    if (!next.add(part)) {
      outcomes.set(part.item(), Outcome.rejected("It is larger than a request to CloudWatch."));
    }
  }

  private RequestWriter writer(String namespace) {
    return new RequestWriter(operation.format(), highResolution, namespace);
  }

  /** Sends the rest, and waits for all answers. */
  void finish() throws InterruptedException {
    for (RequestWriter writer : open.values()) {
      if (!writer.isEmpty()) {
        start(writer.finish());
      }
    }
    lanes.await();
  }

  /** Ends what is under way. */
  void interrupt() {
    lanes.interrupt();
  }

  private void start(MetricRequest request) throws InterruptedException {
    lanes.run(() -> deliver(request));
  }

  private void deliver(MetricRequest request) {
    Outcome known = trouble;
    if (known != null) {
      set(request, known);
      return;
    }
    set(request, UNDER_WAY);
    counts.addRequest(request.body().bytes().length);
    switch (operation.send(request)) {
      case Verdict.Taken _ -> set(request, Outcome.delivered());
      case Verdict.Later later -> stop(request, later);
      case Verdict.NotFound(String reason) -> stop(request, Outcome.retry(reason));
      case Verdict.Unknown(String reason) -> {
        set(request, Outcome.unconfirmed(reason));
        trouble = Outcome.retry(reason);
      }
      case Verdict.Refused refused -> refused(request, refused);
    }
  }

  private void stop(MetricRequest request, Verdict.Later later) {
    if (later.throttled()) {
      speed.throttled();
    }
    stop(request, new Outcome.Retry(later.reason(), later.after()));
  }

  private void stop(MetricRequest request, Outcome outcome) {
    trouble = outcome;
    set(request, outcome);
  }

  private void set(MetricRequest request, Outcome outcome) {
    request.parts().forEach(part -> outcomes.set(part.item(), outcome));
  }

  private void refused(MetricRequest request, Verdict.Refused refused) {
    counts.addRefusal();
    if (request.parts().size() == 1) {
      set(request, Outcome.rejected(refused.reason()));
      return;
    }
    for (List<Part> piece : Suspects.pieces(request.parts(), refused.data())) {
      RequestWriter writer = writer(request.namespace());
      piece.forEach(writer::add);
      deliver(writer.finish());
    }
  }
}
