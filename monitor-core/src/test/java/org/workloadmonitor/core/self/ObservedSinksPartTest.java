package org.workloadmonitor.core.self;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;

class ObservedSinksPartTest {

  private static final MetricDescriptor REQUESTS =
      MetricDescriptor.gauge("sink.requests", "{request}", "Requests.");

  private final RecordingRecorder out = new RecordingRecorder(new HandTurnedClock());

  @Test
  void addsOfWhichSinkAPointIs() {
    collect(
        new ObservedSink(
            "cloud",
            new QuietSink() {
              @Override
              public void observe(Recorder recorder) {
                recorder.gauge(REQUESTS, 3, Attributes.of("zone", "a"));
              }
            }));

    assertThat(out.points())
        .extracting(MetricPoint::attributes)
        .containsExactly(Attributes.of("workload.sink.id", "cloud", "zone", "a"));
  }

  @Test
  void aSinkThatFailsKeepsNoOtherFromTelling() {
    QuietSink broken =
        new QuietSink() {
          @Override
          public void observe(Recorder recorder) {
            throw new NoSuchMethodError("gone");
          }
        };
    QuietSink sound =
        new QuietSink() {
          @Override
          public void observe(Recorder recorder) {
            recorder.gauge(REQUESTS, 1);
          }
        };

    collect(new ObservedSink("broken", broken), new ObservedSink("sound", sound));

    assertThat(out.points()).hasSize(1);
    assertThat(out.problems()).hasSize(1);
  }

  private void collect(ObservedSink... sinks) {
    new ObservedSinksPart(() -> List.of(sinks)).collect(out);
  }

  private abstract static class QuietSink implements Sink {

    @Override
    public SinkProfile profile() {
      return SinkProfile.taking(SignalKind.METRIC);
    }

    @Override
    public String destination() {
      return "nowhere";
    }

    @Override
    public Delivery write(Batch batch) {
      return Delivery.delivered(batch);
    }
  }
}
