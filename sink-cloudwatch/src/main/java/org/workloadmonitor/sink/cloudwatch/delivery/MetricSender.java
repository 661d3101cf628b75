package org.workloadmonitor.sink.cloudwatch.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.budget.MetricBudget;
import org.workloadmonitor.sink.cloudwatch.datum.Mapped;
import org.workloadmonitor.sink.cloudwatch.datum.Mapping;
import org.workloadmonitor.sink.cloudwatch.datum.Refusal;
import org.workloadmonitor.sink.cloudwatch.request.Part;

/** Brings the metric points of batches to CloudWatch. For use by one thread at a time. */
public final class MetricSender {

  private static final Outcome FULL =
      Outcome.rejected(
          "max_metrics is reached, so CloudWatch gets no other metric until one was not sent for an"
              + " hour.");
  private static final Outcome AMBIGUOUS =
      Outcome.rejected("Another series has the same name and dimensions in CloudWatch.");

  /** Requests under way at once: enough for a backlog, far below the 500 a second of an account. */
  private static final int MOST_LANES = 4;

  private final Mapping mapping;
  private final MetricBudget budget;
  private final PutMetricData operation;
  private final boolean highResolution;
  private final Clock clock;
  private final ThreadFactory threads;
  private final Counts counts;
  private final Speed speed = new Speed(MOST_LANES);

  /**
   * Creates a sender.
   *
   * @param mapping what points become
   * @param budget which of them may be sent
   * @param operation how they are sent
   * @param highResolution whether CloudWatch shall keep them second by second
   * @param clock the time of day
   * @param threads makes virtual threads
   * @param counts takes what is to be counted
   */
  public MetricSender(
      Mapping mapping,
      MetricBudget budget,
      PutMetricData operation,
      boolean highResolution,
      Clock clock,
      ThreadFactory threads,
      Counts counts) {
    this.mapping = mapping;
    this.budget = budget;
    this.operation = operation;
    this.highResolution = highResolution;
    this.clock = clock;
    this.threads = threads;
    this.counts = counts;
  }

  /**
   * Delivers those items of a batch that are metric points.
   *
   * @throws InterruptedException if the thread was interrupted; the outcomes hold all the same
   */
  public void deliver(List<Item> batch, Outcomes outcomes) throws InterruptedException {
    MetricDelivery delivery =
        new MetricDelivery(operation, highResolution, threads, speed, counts, outcomes);
    try {
      for (int i = 0; i < batch.size(); i++) {
        if (batch.get(i).signal() instanceof MetricPoint point) {
          add(delivery, i, batch.get(i).component(), point, outcomes);
        }
      }
      delivery.finish();
    } finally {
      delivery.interrupt();
      speed.ended();
    }
  }

  private void add(
      MetricDelivery delivery, int item, Component component, MetricPoint point, Outcomes outcomes)
      throws InterruptedException {
    Instant now = clock.instant();
    Mapped mapped;
    try {
      mapped = mapping.of(component, point, now);
    } catch (Refusal e) {
      outcomes.set(item, Outcome.rejected(e.reason()));
      return;
    }
    if (mapped.data().isEmpty()) {
      outcomes.set(item, Outcome.delivered());
      return;
    }
    switch (budget.admit(mapped.metric(), mapped.series(), now)) {
      case ADMITTED -> {
        counts.addLeftOut(mapped.leftOut());
        delivery.add(mapped.namespace(), new Part(item, mapped.data()));
      }
      case FULL -> {
        counts.addOverBudget();
        outcomes.set(item, FULL);
      }
      case AMBIGUOUS -> outcomes.set(item, AMBIGUOUS);
    }
  }
}
