package org.workloadmonitor.core.outbox.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The table of numbers: the ledger, and the next sequence number. Only what changes is written. */
final class SqliteNumbers {

  private static final String EXPIRED = "expired.";
  private static final String NEXT = "next";

  private final PreparedStatement setNumber;
  private final Map<String, Long> numbers;

  SqliteNumbers(Connection connection) throws SQLException {
    this.numbers = numbers(connection);
    this.setNumber = connection.prepareStatement("INSERT OR REPLACE INTO number VALUES (?,?)");
  }

  /** The next sequence number when this was written; 0 in an empty file. */
  long next() {
    return numbers.getOrDefault(NEXT, 0L);
  }

  private static Map<String, Long> numbers(Connection connection) throws SQLException {
    Map<String, Long> numbers = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT name, value FROM number")) {
      while (row.next()) {
        numbers.put(row.getString(1), row.getLong(2));
      }
    }
    return numbers;
  }

  /** What became of everything, as it was when this was written. */
  Ledger ledger() {
    Map<String, Long> expired = new HashMap<>();
    numbers.forEach(
        (name, value) -> {
          if (name.startsWith(EXPIRED)) {
            expired.put(name.substring(EXPIRED.length()), value);
          }
        });
    return new Ledger(
        numbers.getOrDefault("collected", 0L),
        numbers.getOrDefault("delivered", 0L),
        numbers.getOrDefault("rejected", 0L),
        expired,
        numbers.getOrDefault("pending", 0L),
        numbers.getOrDefault("pending_bytes", 0L),
        numbers.getOrDefault("size", 0L),
        numbers.getOrDefault("leased", 0L),
        numbers.getOrDefault("perhaps_twice", 0L),
        numbers.getOrDefault("seen", 0L));
  }

  /** What was written is perhaps not in the file: everything is written at the next step. */
  void forget() {
    numbers.clear();
  }

  void write(Ledger now, long last) throws SQLException {
    set("collected", now.collected());
    set("delivered", now.delivered());
    set("rejected", now.rejected());
    for (Map.Entry<String, Long> expired : now.expired().entrySet()) {
      set(EXPIRED + expired.getKey(), expired.getValue());
    }
    set("pending", now.pending());
    set("pending_bytes", now.pendingBytes());
    set("size", now.size());
    set("leased", now.leased());
    set("perhaps_twice", now.perhapsTwice());
    set("seen", now.seen());
    set(NEXT, last);
  }

  private void set(String name, long value) throws SQLException {
    Long before = numbers.put(name, value);
    if (before == null || before != value) {
      setNumber.setString(1, name);
      setNumber.setLong(2, value);
      setNumber.executeUpdate();
    }
  }
}
