package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;

class RecordingRecorderTest {

  private static final MetricDescriptor LOAD = MetricDescriptor.gauge("load", "1", "");

  private final RecordingRecorder recorder = new RecordingRecorder(new HandTurnedClock());

  @Test
  void findsPointsByNameAndAttributes() {
    recorder.gauge(LOAD, 1, Attributes.of("cpu", "0", "state", "user"));
    recorder.gauge(LOAD, 2, Attributes.of("cpu", "1", "state", "user"));

    assertThat(recorder.points("load")).hasSize(2);
    assertThat(recorder.value("load", Attributes.of("cpu", "1"))).isEqualTo(2);
  }

  @Test
  void tellsWhatItHoldsWhereItDoesNotFindOne() {
    recorder.gauge(LOAD, 1, Attributes.of("cpu", "0"));
    recorder.gauge(LOAD, 2, Attributes.of("cpu", "1"));

    assertThatThrownBy(() -> recorder.value("load"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected one point of load");
    assertThatThrownBy(() -> recorder.value("other"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("{cpu=1}");
  }

  @Test
  void leavesOutWhatTheAgentWouldLeaveOut() {
    recorder.gauge(LOAD, Double.NaN);
    recorder.end();
    recorder.event("late", Severity.INFO, "", Attributes.EMPTY);

    assertThat(recorder.signals()).isEmpty();
    assertThat(recorder.rejections())
        .containsExactly("load {}: its value is NaN", "late {}: it came after the run had ended");
  }
}
