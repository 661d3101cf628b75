package org.workloadmonitor.api.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

class PlanRequestTest {

  private static final Component WEB = new Component("web", "Web", "compute", Map.of());
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void publishesAsTheBlockSaysElseTheProfileElseTheAgent() {
    PlanRequest ofBlock = request(Optional.of(Duration.ofSeconds(5)));
    PlanRequest ofAgent = request(Optional.empty());

    assertThat(ofBlock.publishInterval(Optional.of(Duration.ZERO))).hasSeconds(5);
    assertThat(ofAgent.publishInterval(Optional.of(Duration.ofSeconds(7)))).hasSeconds(7);
    assertThat(ofAgent.publishInterval(Optional.empty())).isEqualTo(MINUTE);
  }

  @Test
  void knowsOnlySourcesThatRunAndGiveSomething() {
    MetricDescriptor metric = MetricDescriptor.gauge("a.b", "1", "Something.");
    assertThatThrownBy(() -> new PlannedSeries(WEB, metric, Attributes.EMPTY, Duration.ZERO, 1))
        .hasMessageContaining("interval");
    assertThatThrownBy(() -> new PlannedSeries(WEB, metric, Attributes.EMPTY, MINUTE, 0))
        .hasMessageContaining("pointsPerRun");
    assertThatThrownBy(() -> new PlannedEvents(WEB, "a.b", MINUTE, 0, 10))
        .hasMessageContaining("events");
    assertThatThrownBy(() -> new PlannedEvents(WEB, "a.b", MINUTE, 1, -1))
        .hasMessageContaining("bytes");
  }

  private static PlanRequest request(Optional<Duration> publishInterval) {
    return new PlanRequest(List.of(), List.of(), publishInterval, MINUTE);
  }
}
