package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.testkit.RecordingVerification;

class VerifyTest {

  @RegisterExtension private final Target target = new Target();

  @TempDir Path directory;

  @Test
  void saysWhatWorksAndLeavesNothingBehind() throws Exception {
    target.instance().counter("os.cpuUtilization.user", "Percent", 42);

    RecordingVerification found = verify(target.configs().counters("os.cpuUtilization.user.avg"));

    assertThat(found.passed())
        .containsExactly(
            "region eu-west-1",
            "instance orders-prod (aurora-postgresql, db-ORDERS)",
            "right to read the load",
            "counter metrics");
    assertThat(found.failed()).isEmpty();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aMisspelledCounterFails() throws Exception {
    target.instance().counter("os.cpuUtilization.user", "Percent", 42);

    assertThat(verify(target.configs().counters("os.cpuUtilization.usr.avg")).failed())
        .singleElement()
        .asString()
        .contains("Did you mean os.cpuUtilization.user.avg?");
  }

  @Test
  void aRightThatIsMissingFails() throws Exception {
    target.service().faults().deny("pi:GetResourceMetrics");

    assertThat(verify(target.configs()).failed())
        .singleElement()
        .asString()
        .startsWith("right to read the load: Not authorized");
  }

  @Test
  void anInstanceThatIsNotThereFailsAndTheRestIsUntried() throws Exception {
    Configs configs = target.configs();
    configs.instance = Optional.of("orders-test");

    RecordingVerification found = verify(configs);

    assertThat(found.failed()).singleElement().asString().startsWith("instance: There is no");
    assertThat(found.untried()).singleElement().asString().startsWith("right to read the load");
  }

  @Test
  void performanceInsightsThatIsSwitchedOffFails() throws Exception {
    target.instance().enable(false);

    assertThat(verify(target.configs()).failed())
        .singleElement()
        .asString()
        .contains("switched off");
  }

  @Test
  void anInstanceWithoutPointsIsLeftOpen() throws Exception {
    target.instance().holdBack(_ -> true);

    assertThat(verify(target.configs()).untried())
        .singleElement()
        .asString()
        .startsWith("points of the load");
  }

  private RecordingVerification verify(Configs configs) throws Exception {
    RecordingVerification found = new RecordingVerification();
    new PerformanceInsightsFactory().verify(configs.build(), target.context(directory), found);
    assertThat(found.mistakes()).isEmpty();
    return found;
  }
}
