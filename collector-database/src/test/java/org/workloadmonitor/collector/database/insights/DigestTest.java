package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTest {

  @Test
  void theDatabasesOwnIdIsKeptAsItIs() {
    assertThat(id(Map.of("db.sql_tokenized.id", "HASH", "db.sql_tokenized.db_id", "0ae35c3a")))
        .isEqualTo("0ae35c3a");
  }

  @Test
  void anIdOfPerformanceInsightsCanBeToldFromTheDatabases() {
    assertThat(id(Map.of("db.sql_tokenized.db_id", "pi-2372568224"))).isEqualTo("pi-2372568224");
    assertThat(id(Map.of("db.sql_tokenized.id", "HASH"))).isEqualTo("pi-HASH");
  }

  @Test
  void withoutAnIdThereIsNoDigest() {
    assertThat(Digest.of(Map.of("db.sql_tokenized.statement", "SELECT ?"))).isEmpty();
  }

  private static String id(Map<String, String> dimensions) {
    return Digest.of(dimensions).orElseThrow().id();
  }
}
