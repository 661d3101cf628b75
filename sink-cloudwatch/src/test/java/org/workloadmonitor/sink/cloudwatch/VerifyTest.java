package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.cloudwatch.service.access.Policy;

class VerifyTest {

  private static final String ARN = "arn:aws:iam::123456789012:user/monitor";

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  @TempDir Path directory;

  @Test
  void saysWhoTheAgentIsAndWhatItMayDo() throws Exception {
    try (Target target = new Target(withLogs(), directory)) {
      target.write(target.events(1));
    }
    aws.service().journal().clear();

    assertThat(verify(withLogs()))
        .containsExactly(
            "passed region eu-west-1",
            "passed credentials of " + ARN,
            "passed right to put metrics into Workload/Compute",
            "passed right to put events into /workload/events");
  }

  @Test
  void publishesNothingAndLeavesNothingBehind() throws Exception {
    verify(withLogs());

    assertThat(aws.service().journal().data()).isEmpty();
    assertThat(aws.service().journal().events()).isEmpty();
    assertThat(aws.service().logs().streams("/workload/events")).isEmpty();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aRightThatIsMissingFails() throws Exception {
    aws.service().account().allow(LocalAws.KEY, Policy.nothing());

    assertThat(verify(withLogs()))
        .contains("passed credentials of " + ARN)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("failed right to put metrics into Workload/Compute")
                    .contains("cloudwatch:PutMetricData"))
        .anySatisfy(
            line ->
                assertThat(line).startsWith("failed right to put events into").contains("logs:"));
  }

  @Test
  void credentialsThatAreMissingFail() throws Exception {
    aws.clear("aws.accessKeyId");

    assertThat(verify(aws.configs()))
        .anySatisfy(line -> assertThat(line).startsWith("failed credentials: No AWS credentials"));
  }

  @Test
  void aServiceThatIsAwayFails() throws Exception {
    aws.service().stop();

    assertThat(verify(aws.configs()))
        .anySatisfy(line -> assertThat(line).startsWith("failed credentials: No connection to"));
  }

  @Test
  void aLogGroupThatIsMissingFailsUnlessItWillBeCreated() throws Exception {
    Configs configs = withLogs();
    assertThat(verify(configs)).anyMatch(line -> line.startsWith("untried right to put events"));

    configs.createLogGroup = false;
    assertThat(verify(configs)).anyMatch(line -> line.startsWith("failed log group"));
  }

  @Test
  void aLogStreamThatIsMissingIsSaid() throws Exception {
    try (Target target = new Target(withLogs(), directory)) {
      target.write(target.events(1));
    }
    Configs configs = withLogs();
    configs.logStream = Optional.of("another");

    assertThat(verify(configs))
        .contains("passed right to put events into /workload/events")
        .anyMatch(line -> line.startsWith("untried right to create log streams"));
  }

  private Configs withLogs() {
    Configs configs = aws.configs();
    configs.logGroup = Optional.of("/workload/events");
    configs.createLogGroup = true;
    return configs;
  }

  private List<String> verify(Configs configs) throws Exception {
    List<String> lines = new ArrayList<>();
    new CloudWatchSinkFactory()
        .verify(
            configs.build(),
            new TestContext(directory),
            new Verification() {
              @Override
              public void passed(String what) {
                lines.add("passed " + what);
              }

              @Override
              public void failed(String what, String advice) {
                lines.add("failed " + what + ": " + advice);
              }

              @Override
              public void untried(String what, String why) {
                lines.add("untried " + what + ": " + why);
              }
            });
    return lines;
  }
}
