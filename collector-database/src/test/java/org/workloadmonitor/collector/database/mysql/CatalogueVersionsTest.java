package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.written;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Relation;

/** The differences between versions, as the data that they are. */
class CatalogueVersionsTest {

  private final List<Group> groups = new MysqlCatalogue().groups();

  static Stream<String> versions() {
    return Stream.of(
        "8.0.11",
        "8.0.22",
        "8.0.36",
        "8.4.3",
        "9.0.1",
        "9.7.4",
        "mariadb 10.6.18",
        "mariadb 10.11.6",
        "mariadb 11.4.5",
        "mariadb 11.8.6");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void hasOnePartOfEachNameForEachVersion(String text) {
    Version version = written(text);

    List<String> names =
        groups.stream()
            .flatMap(group -> group.parts().stream())
            .filter(part -> part.versions().contain(version))
            .map(Part::name)
            .toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .contains("global_status", "processlist", "innodb_trx", "innodb_metrics");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void marksEverySelect(String text) {
    Version version = written(text);

    assertThat(relations(version))
        .isNotEmpty()
        .allSatisfy(relation -> assertThat(relation.sql(version)).contains(Columns.MARK));
  }

  private Stream<Relation> relationsOf(Version version) {
    return groups.stream()
        .flatMap(group -> group.parts().stream())
        .map(part -> part instanceof NeedsProcess(Part guarded) ? guarded : part)
        .filter(part -> part.versions().contain(version))
        .filter(Relation.class::isInstance)
        .map(Relation.class::cast);
  }

  private List<Relation> relations(Version version) {
    return relationsOf(version).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "8.0.21, information_schema.processlist",
    "8.0.22, performance_schema.processlist",
    "9.0, performance_schema.processlist",
    "mariadb 10.6, information_schema.processlist",
    "mariadb 11.8, information_schema.processlist",
  })
  void readsTheListOfSessionsThatLocksLeast(String text, String list) {
    Version version = written(text);

    assertThat(relationsOf(version).filter(relation -> relation.name().equals("processlist")))
        .singleElement()
        .satisfies(relation -> assertThat(relation.sql(version)).contains("FROM " + list));
  }

  @ParameterizedTest
  @CsvSource({
    "8.0.21, SHOW SLAVE STATUS",
    "8.0.22, SHOW REPLICA STATUS",
    "8.4, SHOW REPLICA STATUS",
    "mariadb 10.6, SHOW ALL REPLICAS STATUS",
  })
  void asksForReplicasInTheServersWords(String version, String sql) {
    assertThat(ReplicaRows.Words.of(written(version)).sql()).isEqualTo(sql);
  }

  @Test
  void readsProcessorTimeOfStatementsWhereItIsCounted() {
    StatementTotals totals = new StatementTotals();

    assertThat(totals.sql(written("8.0.28"), 10)).contains("SUM_CPU_TIME");
    assertThat(totals.sql(written("8.0.27"), 10)).doesNotContain("SUM_CPU_TIME");
    assertThat(totals.sql(written("mariadb 11.8"), 10)).doesNotContain("SUM_CPU_TIME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb 10.6", "mariadb 11.8"})
  void looksForNoGroupOfMembersInMariadb(String text) {
    Version version = written(text);

    assertThat(relationsOf(version).map(Relation::name))
        .noneMatch(name -> name.startsWith("replication_group"));
  }

  @Test
  void describesEachMetricOnce() {
    Map<String, MetricDescriptor> known = new HashMap<>();
    groups.stream()
        .flatMap(group -> group.metrics().stream())
        .forEach(
            metric ->
                assertThat(known.merge(metric.name(), metric, (first, second) -> first))
                    .isEqualTo(metric));
    assertThat(known).hasSizeGreaterThan(100);
  }
}
