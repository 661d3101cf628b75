package org.workloadmonitor.collector.database.insights;

import java.util.Map;
import java.util.Optional;

/**
 * A statement without its literals.
 *
 * <p>Its id is what the database itself calls it, where Performance Insights knows that: the API
 * reference (DimensionGroup, {@code db.sql_tokenized.db_id}) has it as "either the native database
 * ID ..., or a synthetic ID such as pi-2372568224 that Performance Insights generates if the native
 * database ID isn't available". In MySQL and MariaDB the native one is the DIGEST of {@code
 * events_statements_summary_by_digest}, from which Performance Insights takes its statistics, so
 * that the same id stands beside what is read through JDBC.
 *
 * @param id unique in the instance; synthetic ones begin with {@code pi-}
 * @param text the first 500 bytes of the statement; empty if the answer has none
 */
record Digest(String id, String text) {

  private static final String SYNTHETIC = "pi-";

  /** The digest of an answer's dimensions; empty if they name none. */
  static Optional<Digest> of(Map<String, String> dimensions) {
    String text = dimensions.getOrDefault("db.sql_tokenized.statement", "");
    return given(dimensions, "db.sql_tokenized.db_id")
        .or(() -> given(dimensions, "db.sql_tokenized.id").map(hash -> SYNTHETIC + hash))
        .map(id -> new Digest(id, text.strip()));
  }

  private static Optional<String> given(Map<String, String> dimensions, String key) {
    return Optional.ofNullable(dimensions.get(key)).map(String::strip).filter(id -> !id.isEmpty());
  }
}
