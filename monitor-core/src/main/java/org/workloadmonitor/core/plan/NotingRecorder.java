package org.workloadmonitor.core.plan;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.core.pipeline.RunRecorder;

/** Tells what is recorded before it hands it on. What failed it only tells: nobody reads a log. */
final class NotingRecorder implements RunRecorder {

  private final RunRecorder recorder;
  private final Consumer<Signal> signals;
  private final BiConsumer<String, String> problems;

  NotingRecorder(
      RunRecorder recorder, Consumer<Signal> signals, BiConsumer<String, String> problems) {
    this.recorder = recorder;
    this.signals = signals;
    this.problems = problems;
  }

  @Override
  public Instant time() {
    return recorder.time();
  }

  @Override
  public void record(Signal signal) {
    signals.accept(signal);
    recorder.record(signal);
  }

  @Override
  public void problem(String part, String reason) {
    problems.accept(part, reason);
  }

  @Override
  public void end() {
    recorder.end();
  }

  @Override
  public void cutShort() {
    recorder.cutShort();
  }
}
