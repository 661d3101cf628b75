package org.workloadmonitor.core.outbox.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean for a queue: see "Result and Error Codes" in its documentation. */
final class SqliteFaults {

  private SqliteFaults() {}

  /** The same for those who have no SQLite. */
  static StoreException of(SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.getErrorCode(e.getErrorCode());
    String reason = reason(code, e);
    return switch (code.code & 0xFF) {
      // CORRUPT, MISMATCH, NOTADB
      case 11, 20, 26 -> StoreException.damaged(reason, e);
      default -> StoreException.unavailable(reason, e);
    };
  }

  private static String reason(SQLiteErrorCode code, SQLException e) {
    return switch (code.code & 0xFF) {
      case 8 -> "the disk or the file is read-only";
      case 10 -> "the disk reports an error (" + code.name() + ")";
      case 11, 26 -> "the file is damaged";
      case 13 -> "the disk is full";
      case 14 -> "the file can't be opened";
      case 5 -> "another process has locked the file";
      default -> String.valueOf(e.getMessage());
    };
  }
}
