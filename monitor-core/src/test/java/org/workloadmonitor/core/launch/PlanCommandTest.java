package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.core.launch.Shell.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanCommandTest {

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void install() {
    shell = new Shell(folder);
  }

  @Test
  void countsEverySeriesThatTheAgentWouldDeliverAndHowOftenItComes() {
    shell.configure(
        """
        agent: { collection_interval: 30s }
        components:
          - id: well
            type: storage
            collectors:
              - { type: acme, interval: 15s }
            health_check: { type: acme, interval: 5s }
          - id: other_well
            type: storage
            collectors: [ { type: acme, tanks: 40 } ]
          - { id: closed, type: storage, enabled: false, collectors: [ { type: acme } ] }
        sinks: [ { type: bill } ]
        """);

    Result result = shell.run("plan");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .as(
            "tanks, rate, size, health, its result and its duration; tanks, rate and size; the"
                + " agent itself")
        .containsPattern("(?m)^  well +7 +10 +7\\.00$")
        .containsPattern("(?m)^  other_well +42 +10 +42\\.00$")
        .containsPattern("(?m)^  workload-monitor +\\d\\d +10 +\\d\\d\\.00$")
        .contains("acme.rate{} 1 each PT15S.", "acme.drop.size{} 2 each PT30S.")
        .doesNotContain("closed");
  }

  @Test
  void whatFailedIsMissingAndSaidToBe() {
    shell.configure(
        """
        components:
          - id: well
            type: storage
            collectors: [ { type: acme, mode: fails } ]
        sinks: [ { type: bill } ]
        """);

    Result result = shell.run("plan");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("Not in these figures", "Collector acme of well: ", "the well is dry")
        .doesNotContain("hunter2", "\tat ");
  }

  @Test
  void partsThatFailedAreNamedAndNoFailure() {
    shell.configure(
        """
        components:
          - id: well
            type: storage
            collectors: [ { type: acme, mode: works_in_part } ]
        sinks: [ { type: bill } ]
        """);

    Result result = shell.run("plan");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Part 'pump' of acme of well: The pump does not answer.");
  }

  @Test
  void aSinkThatIsNotBilledCostsNothing() {
    shell.configure("sinks: [ { type: free, id: local } ]");

    Result result = shell.run("plan");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("local (free): nothing is known to be billed.\n\n");
  }

  @Test
  void isJsonForScripts() {
    shell.configure("sinks: [ { type: bill }, { type: free } ]");

    Result result = shell.run("plan", "--format", "json");

    assertThat(result.code()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(result.out());
    assertThat(json.at("/sinks/0/components/0/component").stringValue())
        .isEqualTo("workload-monitor");
    assertThat(json.at("/sinks/0/metrics").longValue())
        .isEqualTo(json.at("/sinks/0/price").longValue())
        .isGreaterThan(20);
    assertThat(json.at("/sinks/1/billed").booleanValue()).isFalse();
    assertThat(json.at("/missing")).isEmpty();
  }

  @Test
  void aSinkThatFailsToPlanLeavesTheOthers() {
    shell.configure("sinks: [ { type: bill, planning: throws }, { type: free } ]");

    Result result = shell.run("plan");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("The sink 'bill': IllegalStateException: no price today", "free: nothing");
  }

  @Test
  void aMistakeThatOnlyPlanningFindsComesWithItsPlace() {
    Path file = shell.configure("sinks:\n  - { type: bill, planning: finds_a_mistake }\n");

    Result result = shell.run("plan");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            file
                + ":2:5: The cost of the sink 'bill' can't be told: group: There is no such"
                + " group.");
  }

  @Test
  void thePolicyHoldsTheRightsOfAllThatIsEnabled() {
    shell.configure(
        """
        components:
          - id: well
            type: storage
            collectors: [ { type: acme, mode: fails }, { type: acme } ]
        sinks:
          - { type: bill, id: one, group: /a }
          - { type: bill, id: two, group: /b }
          - { type: bill, id: off, group: /c, enabled: false }
        """);

    Result result = shell.run("plan", "--iam");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualToIgnoringWhitespace(
            """
            {
              "Version": "2012-10-17",
              "Statement": [ {
                "Effect": "Allow",
                "Action": [ "logs:PutLogEvents" ],
                "Resource": [ "arn:aws:logs:*:*:log-group:/a", "arn:aws:logs:*:*:log-group:/b" ]
              }, {
                "Effect": "Allow",
                "Action": [ "rds:DescribeDBInstances" ],
                "Resource": [ "*" ]
              } ]
            }
            """);
  }

  @Test
  void thePolicyOfWhatNeedsNothingIsEmpty() {
    shell.configure("sinks: [ { type: free } ]");

    Result result = shell.run("plan", "--iam");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualToIgnoringWhitespace("{ \"Version\": \"2012-10-17\", \"Statement\": [ ] }");
    assertThat(result.err()).contains("needs a right in AWS");
  }

  @Test
  void rightsThatCanNotBeToldAreAMistake() {
    Path file = shell.configure("sinks:\n  - { type: bill, planning: finds_a_mistake }\n");

    Result result = shell.run("plan", "--iam");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(file + ":2:5: ", "There is no such group.");
  }

  @Test
  void aPolicyHasOneFormat() {
    Result result = shell.run("plan", "--iam", "--format", "text");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("A policy is always JSON");
  }
}
