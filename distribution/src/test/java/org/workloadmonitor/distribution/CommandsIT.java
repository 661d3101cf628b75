package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.distribution.Shell.Result;

/** The commands of the packaged program: what they print, and their exit codes. */
@DisabledOnOs(OS.WINDOWS)
class CommandsIT {

  private static final String HOST =
      """
      components:
        - { id: this_host, type: compute, collectors: [ { type: host } ] }
      sinks:
        - { type: console }
      """;

  private static final String CLOUDWATCH =
      """
      components:
        - { id: this_host, type: compute, collectors: [ { type: host } ] }
      sinks:
        - { type: cloudwatch, region: eu-west-1 }
      """;

  @TempDir Path folder;

  @Test
  void theVersionIsOneLine() throws Exception {
    Result result = monitor("--version");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).matches("Workload Monitor \\d+\\.\\d+\\.\\d+\n");
  }

  @Test
  void anUnknownCommandIsWrongAndSuggestsOne() throws Exception {
    Result result = monitor("rnu");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("run").doesNotContain("\tat ");
  }

  @Test
  void helpListsTheCommands() throws Exception {
    Result result = monitor("help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).contains("run", "test", "validate", "plan", "plugins", "schema");
  }

  @Test
  void theShippedConfigurationIsGood() throws Exception {
    Result result = monitor("validate");

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).contains("is good");
  }

  @Test
  void everyMistakeIsReportedAtOnceWithItsPlace() throws Exception {
    Path file = configuration("agent: { collection_intervall: 5s }\ncomponents: 7\n");

    Result result = monitor("validate", "--config", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors())
        .contains(file + ":1:10: ", "collection_interval", file + ":2:13: ", "2 mistakes");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Result result = monitor("validate", "--config", folder.resolve("nowhere.yaml").toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("nowhere.yaml").doesNotContain("\tat ");
  }

  @Test
  void anEndpointForOthersWithoutATokenIsRefusedBeforeItIsOpened() throws Exception {
    Path file =
        configuration(
            """
            components: [ { id: this_host, type: compute, collectors: [ { type: host } ] } ]
            sinks:
              - { type: openmetrics, listen: "0.0.0.0:9464" }
            """);

    Result result = monitor("validate", "--config", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains(file + ":3:", "token");
  }

  @Test
  void aPipeThatNobodyWritesToIsRefused() throws Exception {
    Path pipe = folder.resolve("pipe.yaml");
    Shell.run(folder, Map.of(), List.of("mkfifo", pipe.toString()));

    Result result = monitor("validate", "--config", pipe.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("pipe.yaml: This is not a regular file");
  }

  @Test
  void validateOnlineOpensNothingThatARunningAgentHolds() throws Exception {
    String configuration = HOST + "  - { type: openmetrics, listen: \"127.0.0.1:0\" }\n";

    Result result =
        monitor("validate", "--online", "--config", configuration(configuration).toString());

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("untried  Collector host of this_host", "untried  Sink openmetrics", "0 failed");
  }

  @Test
  void planSaysWhatCostsNothing() throws Exception {
    Result result = monitor("plan", "--config", configuration(HOST).toString());

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).contains("console: nothing is known to be billed.");
  }

  @Test
  void planPricesTheHostAndTheAgentItself() throws Exception {
    Result result = monitor("plan", "--config", configuration(CLOUDWATCH).toString());

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .containsPattern("(?m)^  this_host +[1-9]\\d+ +43,800 +\\d+\\.\\d\\d$")
        .containsPattern("(?m)^  workload-monitor +[1-9]\\d+ +43,800 +\\d+\\.\\d\\d$")
        .containsPattern("(?m)^  total +[1-9]\\d+ +87,600 +\\d+\\.\\d\\d$");
  }

  @Test
  void thePolicyIsThatOfTheSink() throws Exception {
    Result result = monitor("plan", "--iam", "--config", configuration(CLOUDWATCH).toString());

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("\"Version\": \"2012-10-17\"", "cloudwatch:PutMetricData", "Workload/*");
  }

  @Test
  void thePolicyOfWhatNeedsNoRightsAllowsNothing() throws Exception {
    Result result = monitor("plan", "--iam", "--config", configuration(HOST).toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .isEqualToIgnoringWhitespace("{ \"Version\": \"2012-10-17\", \"Statement\": [ ] }");
  }

  @Test
  void everyConfigurationInTheDocumentationIsGood() throws Exception {
    List<String> failures = new ArrayList<>();
    for (Path page : Documentation.pages()) {
      for (String example : Documentation.configurations(page)) {
        Result result = monitor("validate", "--config", configuration(example).toString());
        if (result.exitCode() != 0) {
          failures.add(page.getFileName() + ":\n" + example + "\n" + result.errors());
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void testCollectsOnceAndPrintsALineOfJsonForEachSignal() throws Exception {
    Result result =
        monitor("test", "--config", configuration(HOST).toString(), "--format", "jsonl");

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output().lines())
        .allMatch(line -> line.startsWith("{\"kind\":\"") && line.endsWith("Z\"}"))
        .anyMatch(line -> line.contains("\"name\":\"system.cpu.utilization\""))
        .anyMatch(line -> line.contains("\"name\":\"system.memory.usage\""));
  }

  @Test
  void testPrintsTextForPeople() throws Exception {
    Result result = monitor("test", "--config", configuration(HOST).toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).contains("this_host", "system.memory.usage", "signals");
  }

  @Test
  void thePluginsOfTheDistributionAllLoad() throws Exception {
    Result result = monitor("plugins");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("collector-compute", "sink-local", "LOADED", "host", "console", "openmetrics");
  }

  @Test
  void theSchemaKnowsTheTypesOfThePlugins() throws Exception {
    Result result = monitor("schema");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).startsWith("{").contains("\"host\"", "\"openmetrics\"");
  }

  private Path configuration(String text) throws Exception {
    return Files.writeString(folder.resolve("given.yaml"), text);
  }

  private Result monitor(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Distribution.LAUNCHER.toString());
    command.addAll(List.of(arguments));
    return Shell.run(folder, Map.of("MONITOR_DATA", folder.resolve("data").toString()), command);
  }
}
