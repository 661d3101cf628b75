package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Relation;

/**
 * What each version is asked, against files: all statements for the newest, and for each older one
 * those that differ from the version after it. {@code -Dpostgresql.statements.update=true} writes
 * them anew.
 */
class PostgresqlVersionsTest {

  private static final int NEWEST = 18;

  private static final Path FILES =
      Path.of("src/test/resources/org/workloadmonitor/collector/database/postgresql");

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void eachVersionIsAskedWhatItKnows(int major) throws IOException {
    Map<String, String> here = statements(major);
    Map<String, String> next = major == NEWEST ? Map.of() : statements(major + 1);
    StringBuilder text = new StringBuilder();
    here.forEach(
        (name, sql) -> {
          if (!sql.equals(next.get(name))) {
            text.append("-- %s%n%s;%n%n".formatted(name, sql.strip()));
          }
        });
    next.keySet().stream()
        .filter(name -> !here.containsKey(name))
        .forEach(name -> text.append("-- %s: not known%n%n".formatted(name)));

    Path file = FILES.resolve("statements-%d.sql".formatted(major));
    if (Boolean.getBoolean("postgresql.statements.update")) {
      Files.createDirectories(FILES);
      Files.writeString(file, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(file));
  }

  private static Map<String, String> statements(int major) {
    Version version = Version.of(Flavor.POSTGRESQL, major, 0);
    Map<String, String> statements = new LinkedHashMap<>();
    for (Group group : new PostgresqlCatalogue().groups()) {
      for (Part part : group.parts()) {
        if (part.versions().contain(version)) {
          add(group, part, version, statements);
        }
      }
    }
    statements.put(
        "statements / pg_stat_statements", new StatementTotals("public").sql(version, 5000));
    return statements;
  }

  private static void add(Group group, Part part, Version version, Map<String, String> statements) {
    switch (part) {
      case NeedsRole guarded -> add(group, guarded.part(), version, statements);
      case Relation relation -> {
        String before =
            statements.put(group.name() + " / " + relation.name(), relation.sql(version));
        assertThat(before).as("two statements for %s", relation.name()).isNull();
      }
      default -> assertThat(part.name()).isIn("pg_stat_statements", "backup");
    }
  }

  @Test
  void theNextVersionIsAskedLikeTheNewestThatIsKnown() {
    assertThat(statements(NEWEST + 1)).isEqualTo(statements(NEWEST));
  }

  @Test
  void aMetricMeansTheSameThroughout() {
    assertThat(new PostgresqlFactory().metrics())
        .extracting(metric -> metric.name())
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).startsWith("postgresql."));
  }
}
