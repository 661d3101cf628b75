package org.workloadmonitor.collector.database.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Version;

class RelationTest {

  private static final MetricDescriptor BYTES =
      MetricDescriptor.counter("acme.wal", "By", "What was written.");
  private static final MetricDescriptor FULL =
      MetricDescriptor.counter("acme.wal.full", "{time}", "How often the buffer was full.");

  private static final Relation WAL =
      Relation.of("acme_wal", "FROM acme_wal")
          .labels(Label.of("acme.name", "name"))
          .measures(
              Measure.of(BYTES, "bytes"), Measure.of(FULL, "buffers_full").in(Versions.since(18)))
          .startedAt("reset_at");

  @Test
  void selectsLabelsThenMeasuresThenTheStart() {
    assertThat(WAL.sql(postgresql(18)).replaceAll("\\s+", " "))
        .isEqualTo("SELECT name, bytes, buffers_full, reset_at FROM acme_wal");
  }

  @Test
  void leavesOutWhatTheVersionDoesNotKnow() {
    assertThat(WAL.sql(postgresql(17)).replaceAll("\\s+", " "))
        .isEqualTo("SELECT name, bytes, reset_at FROM acme_wal");
  }

  @Test
  void tellsEachMetricOnce() {
    Relation twice = WAL.measures(Measure.of(BYTES, "other_bytes").with("acme.kind", "other"));

    assertThat(twice.metrics()).containsExactly(BYTES, FULL);
  }

  @Test
  void aVersionIsInARangeOfItsOwnFlavorOnly() {
    Versions since = Versions.since(Flavor.MARIADB, 10, 6, 0);

    assertThat(since.contain(Version.of(Flavor.MARIADB, 10, 6))).isTrue();
    assertThat(since.contain(Version.of(Flavor.MARIADB, 11, 4))).isTrue();
    assertThat(since.contain(Version.of(Flavor.MARIADB, 10, 5))).isFalse();
    assertThat(since.contain(Version.of(Flavor.MYSQL, 11, 0))).isFalse();
  }

  @Test
  void rangesAreJoined() {
    Versions either = Versions.before(14).or(Versions.since(17));

    assertThat(either.contain(postgresql(13))).isTrue();
    assertThat(either.contain(postgresql(14))).isFalse();
    assertThat(either.contain(postgresql(17))).isTrue();
  }

  private static Version postgresql(int major) {
    return Version.of(Flavor.POSTGRESQL, major, 2);
  }
}
