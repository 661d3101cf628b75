package org.workloadmonitor.core.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.core.log.FirstTimes;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.log.RepeatedFailure;
import org.workloadmonitor.core.time.Time;

/** Tells the operator what a sink's answers mean: news once, the rest is counted. */
final class SinkLog {

  private static final Logger LOG = LoggerFactory.getLogger(SinkWorker.class);

  private final String sink;
  private final RepeatedFailure writes;
  private final FirstTimes partial;
  private final FirstTimes rejected;
  private final FirstTimes bugs;

  SinkLog(String sink, Time time) {
    this.sink = sink;
    this.writes = new RepeatedFailure(LOG, sink, time);
    this.partial = new FirstTimes(time);
    this.rejected = new FirstTimes(time);
    this.bugs = new FirstTimes(time);
  }

  void answered(Answer answer) {
    if (answer.nothingSettled()) {
      writes.failed(Answer.reason(answer.outcomes().getFirst()), answer.thrown());
      return;
    }
    writes.worked();
    answer.outcomes().forEach(this::tell);
  }

  private void tell(Outcome outcome) {
    String reason = Answer.reason(outcome);
    switch (outcome) {
      case Outcome.Delivered _ -> {}
      case Outcome.Rejected _ -> {
        if (rejected.isNews(reason)) {
          LOG.warn(
              "{} rejected signals for good: {} They are counted in workload.sink.rejected.",
              sink,
              sentence(reason));
        }
      }
      case Outcome.Retry _, Outcome.Unconfirmed _ -> {
        if (partial.isNews(reason)) {
          LOG.warn(
              "{} did not take part of a batch: {} It is tried again.", sink, sentence(reason));
        }
      }
    }
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }

  void stuck(String deadline) {
    LOG.warn(
        "{} ignores that a write was interrupted after {}. Until that write ends, its signals wait"
            + " in the queue; the other sinks go on.",
        sink,
        deadline);
  }

  void unstuck() {
    LOG.info("{} has ended a write that was stuck.", sink);
  }

  void broke(Throwable failure) {
    if (bugs.isNews(failure.toString())) {
      LOG.error("{}: the worker failed, and goes on.", sink, failure);
    }
  }

  void closeFailed(Throwable failure) {
    LOG.warn("{} could not be closed: {}", sink, Reason.of(failure));
  }
}
