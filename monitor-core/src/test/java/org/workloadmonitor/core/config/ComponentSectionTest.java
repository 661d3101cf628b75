package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.config.FakePlugin.HostConfig;
import org.workloadmonitor.core.config.FakePlugin.PostgresqlConfig;

class ComponentSectionTest {

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder);
  }

  @Test
  void readsAComponentInFull() {
    ComponentConfiguration web =
        test.valid(
                """
                components:
                  - id: web_01
                    name: Web server
                    type: compute
                    tags: { Environment: production, Rack: 7 }
                    collectors:
                      - type: host
                        interval: 10s
                        deadline: 4s
                        per_core: true
                    health_check:
                      type: http
                      url: http://localhost:8080/health
                """)
            .components()
            .getFirst();

    assertThat(web.component())
        .isEqualTo(
            new Component(
                "web_01",
                "Web server",
                "compute",
                Map.of("Environment", "production", "Rack", "7")));
    assertThat(web.enabled()).isTrue();
    assertThat(web.collectors())
        .singleElement()
        .satisfies(
            collector -> {
              assertThat(collector.factory().type()).isEqualTo("host");
              assertThat(collector.config()).isEqualTo(new HostConfig(true, List.of()));
              assertThat(collector.interval()).isEqualTo(Duration.ofSeconds(10));
              assertThat(collector.deadline()).isEqualTo(Duration.ofSeconds(4));
              assertThat(collector.place()).isEqualTo(new Place(folder.resolve("m.yaml"), 7, 9));
            });
    assertThat(web.healthCheck())
        .hasValueSatisfying(
            check -> {
              assertThat(check.interval()).isEqualTo(Duration.ofSeconds(30));
              assertThat(check.deadline()).isEqualTo(Duration.ofSeconds(30));
            });
  }

  @Test
  void theNameIsTheIdWhereNoneIsGiven() {
    assertThat(test.valid(component("")).components().getFirst().component().name()).isEqualTo("a");
  }

  private static String component(String more) {
    return """
    components:
      - id: a
        type: compute
        collectors:
          - type: host
    """
        + more.indent(4);
  }

  private static String collector(String block) {
    return "components:\n  - id: a\n    type: compute\n    collectors:\n" + block.indent(6);
  }

  @Test
  void theFactorysIntervalAndDeadlineComeBeforeTheAgents() {
    CollectorConfiguration<?> postgresql =
        test.valid(
                collector(
                    """
                    - type: postgresql
                      url: jdbc:postgresql://db/orders
                      username: monitor
                      password: sesame
                      timeout: 7s
                    """))
            .components()
            .getFirst()
            .collectors()
            .getFirst();

    assertThat(postgresql.interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(postgresql.deadline()).isEqualTo(Duration.ofSeconds(14));
  }

  @Test
  void theAgentsIntervalsHoldWhereNobodyKnowsBetter() {
    AgentConfiguration all =
        test.valid(
            "agent: {collection_interval: 5s, health_check_interval: 7s}\n"
                + component("health_check: {type: http, url: 'http://x'}"));

    ComponentConfiguration only = all.components().getFirst();
    assertThat(only.collectors().getFirst().interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(only.healthCheck().orElseThrow().interval()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void reportsEveryMistakeOfAComponent() {
    assertThat(
            test.problems(
                """
                components:
                  - id: a b
                    typ: compute
                    collectors:
                      - type: host
                        interval: 10
                        per_core: maybe
                        exclud: [x]
                    health_check:
                      type: http
                """))
        .containsExactly(
            "m.yaml:3:5: Unknown key 'typ'. Did you mean 'type'?",
            "m.yaml:6:19: 'interval' must be a duration such as 500ms, 10s, 5m, 1h or 7d, not '10':"
                + " it has no unit.",
            "m.yaml:7:19: 'per_core' must be true or false, not 'maybe'.",
            "m.yaml:8:9: Unknown key 'exclud'. Did you mean 'exclude'?",
            "m.yaml:10:7: The key 'url' is missing here. The address to ask.");
  }

  @Test
  void anIdHasAForm() {
    assertThat(test.problems("components:\n  - {id: a b, type: x, collectors: []}\n"))
        .containsExactly(
            "m.yaml:2:10: 'id' must be letters, digits, '_', '-' or '.', starting with a letter or"
                + " digit, not 'a b'.");
  }

  @Test
  void anIdMustNotBeTheAgents() {
    assertThat(test.problems("components:\n  - {id: workload-monitor, type: x, collectors: []}\n"))
        .containsExactly(
            "m.yaml:2:10: The id 'workload-monitor' belongs to the agent itself. Choose another.");
  }

  @Test
  void aTypeHasAForm() {
    assertThat(test.problems("components:\n  - {id: a, type: Web Server, collectors: []}\n"))
        .containsExactly(
            "m.yaml:2:19: 'type' must be lower-case letters, digits or '_', starting with a letter,"
                + " not 'Web Server'.");
  }

  @Test
  void anIdIsUsedOnce() {
    assertThat(
            test.problems(
                """
                components:
                  - {id: a, type: x, collectors: []}
                  - {id: b, type: x, collectors: []}
                  - {id: a, type: x, collectors: []}
                """))
        .containsExactly(
            "m.yaml:4:10: Two components have the id 'a'; the first is at m.yaml:2:10. Give one of"
                + " them another 'id'.");
  }

  @Test
  void collectorsAreAList() {
    assertThat(test.problems("components:\n  - id: a\n    type: x\n    collectors: {type: host}\n"))
        .containsExactly(
            "m.yaml:4:17: 'collectors' must be a list (each collector begins with '- '), but this"
                + " is a mapping.");
  }

  @Test
  void aCollectorIsAMapping() {
    assertThat(test.problems("components:\n  - id: a\n    type: x\n    collectors: [host]\n"))
        .containsExactly(
            "m.yaml:4:18: A collector must be a mapping (lines of 'key: value'), but this is a"
                + " single value.");
  }

  @Test
  void aComponentIsAMapping() {
    assertThat(test.problems("components:\n  - web\n  - ~\n"))
        .containsExactly(
            "m.yaml:2:5: A component must be a mapping (lines of 'key: value'), but this is a"
                + " single value.",
            "m.yaml:3:5: A component must be a mapping (lines of 'key: value'), but this is"
                + " nothing.");
  }

  @Test
  void aListThatIsCommentedOutIsNoMistake() {
    assertThat(test.valid("components:\n  - id: a\n    type: x\n    collectors:\n").components())
        .hasSize(1);
  }

  @Test
  void warnsOfAComponentThatNobodyWatches() {
    assertThat(test.warnings("components:\n  - {id: a, type: x}\nsinks:\n  - type: console\n"))
        .containsExactly(
            "m.yaml:2:5: Nothing watches the component 'a'. Give it 'collectors' or a"
                + " 'health_check'.");
  }

  @Test
  void aCollectorThatIsSwitchedOffIsLeftOut() {
    assertThat(
            test.valid(collector("- {type: host, enabled: false}"))
                .components()
                .getFirst()
                .collectors())
        .isEmpty();
  }

  @Test
  void aHealthCheckThatIsSwitchedOffIsLeftOut() {
    assertThat(
            test.valid(component("health_check: {type: http, url: 'http://x', enabled: false}"))
                .components()
                .getFirst()
                .healthCheck())
        .isEmpty();
  }

  @Test
  void whatIsSwitchedOffMayBeWrong() {
    assertThat(
            test.warnings(
                """
                components:
                  - id: a
                    type: compute
                    collectors:
                      - type: host
                      - type: oracle
                        enabled: false
                        password: ${env:NOT_HERE}
                sinks:
                  - type: console
                """))
        .containsExactly(
            "m.yaml:6:15: There is no collector of type 'oracle'. Known here: host, postgresql."
                + " 'monitor plugins' shows what is installed.");
  }

  @Test
  void aComponentThatIsSwitchedOffIsKept() {
    assertThat(
            test.valid(
                    """
                    components:
                      - id: a
                        type: database
                        enabled: ${env:NONE:-false}
                        collectors:
                          - type: postgresql
                            url: jdbc:postgresql://db/orders
                            username: monitor
                            password: ${env:NOT_HERE}
                    """)
                .components())
        .singleElement()
        .satisfies(component -> assertThat(component.enabled()).isFalse());
  }

  @Test
  void aSecretIsBoundAndNeverShown() {
    test.file("secret", "sesame\n");
    PostgresqlConfig config =
        test.collector(
            collector(
                """
                - type: postgresql
                  url: jdbc:postgresql://db/orders
                  username: monitor
                  password: ${file:secret}
                """),
            PostgresqlConfig.class);

    assertThat(config.password().reveal()).isEqualTo("sesame");
    assertThat(config.toString()).contains("password=***").doesNotContain("sesame");
  }

  @Test
  void theFilesOfPlaceholdersAreAmongThoseToWatch() {
    test.file("secret", "sesame\n");

    assertThat(test.result(component("name: ${file:secret}")).files())
        .containsExactlyInAnyOrder(folder.resolve("m.yaml"), folder.resolve("secret"));
  }
}
