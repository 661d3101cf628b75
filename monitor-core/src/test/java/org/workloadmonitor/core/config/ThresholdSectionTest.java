package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.core.alert.Threshold;
import org.workloadmonitor.core.alert.Threshold.Comparison;

class ThresholdSectionTest {

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder);
  }

  /** The first threshold is in line 2, from column 3 on. */
  private static String with(String thresholds) {
    return "components: [{id: a, type: b, collectors: [{type: host}, &pg {type: postgresql, url:"
        + " 'jdbc:postgresql:x', username: u, password: p}], health_check: {type: http, url:"
        + " 'http://x'}, alert_thresholds: {\n  "
        + thresholds
        + "}}]\nsinks: [{type: console}]\n";
  }

  private List<Threshold> thresholds(String text) {
    return test.valid(with(text)).components().getFirst().thresholds();
  }

  private Threshold threshold(String text) {
    return thresholds(text).getFirst();
  }

  private List<String> problems(String text) {
    return test.problems(with(text));
  }

  @Test
  void theShortFormIsAnUpperLimit() {
    assertThat(threshold("cpu_utilization: 80"))
        .isEqualTo(
            new Threshold(
                "cpu_utilization",
                "system.cpu.utilization",
                Attributes.EMPTY,
                Comparison.ABOVE,
                0.8,
                OptionalDouble.empty(),
                Duration.ZERO,
                Severity.WARNING));
  }

  @Test
  void theLongFormSaysMore() {
    assertThat(
            threshold(
                "disk_utilization: {above: 90, clear_below: 85%, for: 5m, severity: critical,"
                    + " attributes: {mountpoint: /var}}"))
        .isEqualTo(
            new Threshold(
                "disk_utilization",
                "system.filesystem.utilization",
                Attributes.of("mountpoint", "/var"),
                Comparison.ABOVE,
                0.9,
                OptionalDouble.of(0.85),
                Duration.ofMinutes(5),
                Severity.CRITICAL));
  }

  @Test
  void aLowerLimitClearsAboveIt() {
    Threshold backends = threshold("postgresql_backends: {below: 1, clear_above: 3}");

    assertThat(backends.comparison()).isEqualTo(Comparison.BELOW);
    assertThat(backends.limit()).isEqualTo(1);
    assertThat(backends.clear()).hasValue(3);
  }

  @Test
  void aMetricIsFoundByItsFullNameAnAliasOrItsEnd() {
    assertThat(
            thresholds(
                "system.cpu.utilization: 1%, disk_utilization: 2, memory_utilization: 3, backends:"
                    + " 4, system_uptime: 5"))
        .extracting(Threshold::metric)
        .containsExactly(
            "system.cpu.utilization",
            "system.filesystem.utilization",
            "system.memory.utilization",
            "postgresql.backends",
            "system.uptime");
  }

  @Test
  void theMetricsOfTheHealthCheckCountToo() {
    assertThat(threshold("request_duration: 500ms").limit()).isEqualTo(0.5);
  }

  @Test
  void theEndOfANameBeginsWithAWord() {
    assertThat(problems("pu_utilization: 80"))
        .containsExactly(
            "m.yaml:2:3: No metric of this component is called 'pu_utilization'. Did you mean"
                + " 'cpu_utilization'?");
  }

  @Test
  void aWordThatMayMeanSeveralMetricsIsAMistake() {
    assertThat(problems("utilization: 80"))
        .containsExactly(
            "m.yaml:2:3: 'utilization' may mean system.cpu.utilization,"
                + " system.filesystem.utilization, system.memory.utilization. Write one of these"
                + " instead, or give it as 'metric'.");
  }

  @Test
  void aWordThatNothingIsLikeGetsAListOfWords() {
    assertThat(problems("temperature: 80"))
        .containsExactly(
            "m.yaml:2:3: No metric of this component is called 'temperature'. Known here:"
                + " disk_utilization, cpu_utilization, memory_utilization, memory_usage,"
                + " filesystem_utilization, system_uptime, postgresql_backends, wal_lag,"
                + " request_duration.");
  }

  @Test
  void aFullNameThatNobodyDeclaresIsTaken() {
    Threshold custom = threshold("orders.open.count: 5");

    assertThat(custom.metric()).isEqualTo("orders.open.count");
    assertThat(custom.limit()).isEqualTo(5);
  }

  @Test
  void aFullNameThatLooksLikeADeclaredOneGetsAWarning() {
    assertThat(test.warnings(with("system.cpu.utilisation: 80%")))
        .containsExactly(
            "m.yaml:2:3: No collector of this component declares 'system.cpu.utilisation'. Did you"
                + " mean 'system.cpu.utilization'?");
  }

  @Test
  void aFullNameHasTheFormOfAMetricsName() {
    assertThat(problems("'orders. open': 5"))
        .containsExactly(
            "m.yaml:2:3: Not a metric name: 'orders. open'. Use 1 to 255 letters, digits, '_', '.',"
                + " '-' or '/', starting with a letter.");
  }

  @Test
  void aKeyOfYourOwnNamesItsMetric() {
    assertThat(thresholds("cpu_utilization: 80, cpu_full: {above: 95, metric: cpu_utilization}"))
        .extracting(Threshold::key, Threshold::metric)
        .containsExactly(
            tuple("cpu_utilization", "system.cpu.utilization"),
            tuple("cpu_full", "system.cpu.utilization"));
  }

  @Test
  void aMetricThatIsNamedIsCheckedAtItsPlace() {
    assertThat(problems("cpu_full: {above: 95, metric: cpu}"))
        .singleElement()
        .asString()
        .startsWith("m.yaml:2:33: No metric of this component is called 'cpu'.");
  }

  @Test
  void aSharePutIntoAnotherUnitIsAMistake() {
    assertThat(problems("memory_usage: 80%"))
        .containsExactly(
            "m.yaml:2:17: This limit is a percentage, but system.memory.usage is measured in 'By'."
                + " Write a plain number in that unit.");
  }

  @Test
  void sizesAndTimesAreConvertedIntoTheMetricsUnit() {
    assertThat(thresholds("memory_usage: 2KiB, system_uptime: {below: 5m}, wal_lag: 1.5s"))
        .extracting(Threshold::limit)
        .containsExactly(2048.0, 300.0, 1500.0);
  }

  @Test
  void aTimeForASizeIsAMistake() {
    assertThat(problems("memory_usage: {above: 5s, clear_below: 3s}"))
        .containsExactly(
            "m.yaml:2:25: This limit is a time, but system.memory.usage is measured in 'By'. Write"
                + " a plain number in that unit.",
            "m.yaml:2:42: This limit is a time, but system.memory.usage is measured in 'By'. Write"
                + " a plain number in that unit.");
  }

  @Test
  void aSizeForAShareIsAMistake() {
    assertThat(problems("cpu_utilization: 5MiB"))
        .containsExactly(
            "m.yaml:2:20: This limit is a size, but system.cpu.utilization is measured in '1'."
                + " Write a percentage such as 80%.");
  }

  @Test
  void warnsOfAShareThatLooksLikeAFraction() {
    assertThat(test.warnings(with("cpu_utilization: 0.8")))
        .containsExactly(
            "m.yaml:2:20: Limits of system.cpu.utilization are in percent, so this is at most 1 %."
                + " Write 80 for 80 %.");
  }

  @Test
  void keepsTheDecimalsOfAShare() {
    assertThat(threshold("cpu_utilization: 99.9%").limit()).isEqualTo(0.999);
  }

  @Test
  void whatIsNoLimitIsAMistake() {
    assertThat(problems("cpu_utilization: high, disk_utilization: {above: ~}"))
        .containsExactly(
            "m.yaml:2:20: 'cpu_utilization': Not a limit: 'high'. Write a number such as 80, a"
                + " share such as 80%, a size such as 2GiB or a time such as 500ms.",
            "m.yaml:2:44: A threshold needs 'above' or 'below'.");
  }

  @Test
  void aListIsNoThreshold() {
    assertThat(problems("cpu_utilization: [80]"))
        .containsExactly(
            "m.yaml:2:20: 'cpu_utilization' must be a mapping (lines of 'key: value'), but this is"
                + " a list.");
  }

  @Test
  void aboveAndBelowDoNotGoTogether() {
    assertThat(problems("cpu_utilization: {above: 80, below: 10}"))
        .containsExactly(
            "m.yaml:2:20: A threshold has either 'above' or 'below', not both. Write two"
                + " thresholds, the second under a key of your own with 'metric'.");
  }

  @Test
  void theSideToClearFitsTheSideToCross() {
    assertThat(
            problems(
                "cpu_utilization: {above: 80, clear_above: 10}, memory_utilization: {below: 5,"
                    + " clear_below: 6}"))
        .containsExactly(
            "m.yaml:2:45: 'clear_above' goes with 'below'. With 'above', write 'clear_below'.",
            "m.yaml:2:94: 'clear_below' goes with 'above'. With 'below', write 'clear_above'.");
  }

  @Test
  void clearingLiesOnTheRightSideOfTheLimit() {
    assertThat(
            problems(
                "cpu_utilization: {above: 80, clear_below: 85}, memory_utilization: {below: 5,"
                    + " clear_above: 4}"))
        .containsExactly(
            "m.yaml:2:45: 'clear_below' must not be greater than 'above'.",
            "m.yaml:2:94: 'clear_above' must not be less than 'below'.");
  }

  @Test
  void severityHasFourWords() {
    assertThat(problems("cpu_utilization: {above: 80, severity: fatal}"))
        .containsExactly(
            "m.yaml:2:42: 'severity' must be one of info, warning, error or critical, not"
                + " 'fatal'.");
  }

  @Test
  void thresholdsAreAMapping() {
    assertThat(test.problems("components: [{id: a, type: b, alert_thresholds: [cpu_utilization]}]"))
        .containsExactly(
            "m.yaml:1:49: 'alert_thresholds' must be a mapping (lines of 'metric: limit'), but this"
                + " is a list.");
  }

  @Test
  void withoutCollectorsNoShortWordMeansAnything() {
    assertThat(
            test.problems(
                "components: [{id: a, type: b, alert_thresholds: {cpu_utilization: 80}}]"))
        .containsExactly("m.yaml:1:50: No metric of this component is called 'cpu_utilization'.");
  }

  @Test
  void anUnknownCollectorDoesNotMakeItsThresholdsWrongToo() {
    assertThat(
            test.problems(
                "components: [{id: a, type: b, collectors: [{type: oracle}], alert_thresholds:"
                    + " {sessions: 80}}]"))
        .singleElement()
        .asString()
        .contains("There is no collector of type 'oracle'");
  }

  @Test
  void aThresholdIsLeftOutWithTheCollectorOfABrokenPlugin() {
    assertThat(
            test.lenient()
                .warnings(
                    "components: [{id: a, type: b, collectors: [{type: broken}], alert_thresholds:"
                        + " {sessions: 80}}]\nsinks: [{type: console}]"))
        .last()
        .asString()
        .endsWith("The threshold 'sessions' is left out with the collector that it is for.");
  }

  @Test
  void aCollectorThatIsSwitchedOffStillKnowsItsMetrics() {
    assertThat(
            test.valid(
                    "components: [{id: a, type: b, collectors: [{type: host, enabled: false}],"
                        + " alert_thresholds: {cpu_utilization: 80}}]")
                .components()
                .getFirst()
                .thresholds())
        .hasSize(1);
  }
}
