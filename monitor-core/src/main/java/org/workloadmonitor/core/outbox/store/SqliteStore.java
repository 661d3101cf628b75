package org.workloadmonitor.core.outbox.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A store in an SQLite file with a write-ahead log.
 *
 * <p>A segment's head and its content are rows of two tables, so that settling a part of a segment
 * rewrites some bytes and not its content. Only what must survive a power failure waits for the
 * disk (synchronous=FULL); what need only survive the end of the process is left to the operating
 * system (NORMAL): after a power failure such a step is missing as a whole, with all after it.
 */
public final class SqliteStore implements Store {

  /** In the file's header. A newer one is not for us to read. */
  static final int FORMAT = 1;

  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  /** Pages of 8 KiB hold most heads and small segments without a chain of overflow pages. */
  private static final List<String> SETTINGS =
      List.of(
          "PRAGMA page_size=8192",
          "PRAGMA auto_vacuum=INCREMENTAL",
          "PRAGMA locking_mode=EXCLUSIVE",
          "PRAGMA journal_mode=WAL",
          "PRAGMA synchronous=FULL",
          "PRAGMA wal_autocheckpoint=512",
          "PRAGMA journal_size_limit=4194304",
          "PRAGMA cache_size=-512",
          "PRAGMA temp_store=MEMORY");

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE head (first INTEGER PRIMARY KEY, used INTEGER, live INTEGER,"
              + " live_bytes INTEGER, accepted_first INTEGER, accepted_last INTEGER,"
              + " earliest INTEGER, size INTEGER, gone BLOB)",
          "CREATE TABLE content (first INTEGER PRIMARY KEY, content BLOB)",
          "CREATE TABLE number (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID",
          "CREATE TABLE text (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");

  /** SQLITE_ERROR: an SQL statement makes no sense. */
  private static final int GENERIC_ERROR = 1;

  private static final String EXPIRED = "expired.";
  private static final String NEXT = "next";

  /** Free pages that are kept for the next segments: 4 MiB. */
  private static final int SPARE_PAGES = 512;

  private static final int PAGES_AT_A_TIME = 1_024;

  private final Connection connection;
  private final Ledger ledger;
  private long next;
  private boolean synced = true;

  private final PreparedStatement addHead;
  private final PreparedStatement addContent;
  private final PreparedStatement changeHead;
  private final PreparedStatement removeHead;
  private final PreparedStatement removeContent;
  private final PreparedStatement setNumber;
  private final PreparedStatement heads;
  private final PreparedStatement content;
  private final Map<String, Long> numbers;

  private SqliteStore(Connection connection) throws SQLException {
    this.connection = connection;
    this.numbers = numbers(connection);
    this.ledger = ledger(numbers);
    this.next = Math.max(numbers.getOrDefault(NEXT, 0L), afterLast(connection));
    addHead = connection.prepareStatement("INSERT OR REPLACE INTO head VALUES (?,?,?,?,?,?,?,?,?)");
    addContent = connection.prepareStatement("INSERT OR REPLACE INTO content VALUES (?,?)");
    changeHead =
        connection.prepareStatement(
            "UPDATE head SET live=?, live_bytes=?, earliest=?, gone=? WHERE first=?");
    removeHead = connection.prepareStatement("DELETE FROM head WHERE first=?");
    removeContent = connection.prepareStatement("DELETE FROM content WHERE first=?");
    setNumber = connection.prepareStatement("INSERT OR REPLACE INTO number VALUES (?,?)");
    heads = connection.prepareStatement("SELECT * FROM head WHERE first>=? ORDER BY first LIMIT ?");
    content = connection.prepareStatement("SELECT content FROM content WHERE first=?");
  }

  /**
   * Opens a file, or makes it.
   *
   * @param file an empty file where there is none yet; others must not be able to read it
   * @param kind what the items are made for: they are of no use for another kind
   * @throws StoreException if the disk refuses, or the file is none of ours
   * @throws ForeignFileException if it was written by a newer agent or for another kind of sink
   */
  public static SqliteStore open(Path file, String kind)
      throws StoreException, ForeignFileException {
    @Nullable Connection connection = null;
    try {
      connection = new JDBC().connect("jdbc:sqlite:" + file, new Properties());
      prepare(connection, kind);
      return new SqliteStore(connection);
    } catch (SQLException e) {
      closeQuietly(connection);
      // A file of ours has the tables that are asked for.
      throw (e.getErrorCode() & 0xFF) == GENERIC_ERROR
          ? StoreException.damaged(String.valueOf(e.getMessage()), e)
          : failure(e);
    } catch (ForeignFileException | RuntimeException | Error e) {
      closeQuietly(connection);
      throw e;
    }
  }

  private static void prepare(Connection connection, String kind)
      throws SQLException, ForeignFileException, StoreException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      int format = (int) number(statement, "PRAGMA user_version");
      if (format > FORMAT) {
        throw new ForeignFileException("newer", "was written by a newer version of this agent");
      }
      if (format == 0 && number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
        create(connection, statement, kind);
        return;
      }
      check(statement);
      try (ResultSet row = statement.executeQuery("SELECT value FROM text WHERE name='kind'")) {
        if (!row.next() || !kind.equals(row.getString(1))) {
          throw new ForeignFileException("unused", "holds signals in the form of another sink");
        }
      }
    }
  }

  private static void create(Connection connection, Statement statement, String kind)
      throws SQLException {
    connection.setAutoCommit(false);
    for (String table : TABLES) {
      statement.execute(table);
    }
    try (PreparedStatement text = connection.prepareStatement("INSERT INTO text VALUES (?,?)")) {
      text.setString(1, "kind");
      text.setString(2, kind);
      text.execute();
    }
    statement.execute("PRAGMA user_version=" + FORMAT);
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Looks at the structure of the small tables; contents have checksums of their own. */
  private static void check(Statement statement) throws SQLException, StoreException {
    for (String table : List.of("number", "text", "head")) {
      try (ResultSet row = statement.executeQuery("PRAGMA quick_check('" + table + "')")) {
        String verdict = row.next() ? row.getString(1) : "nothing";
        if (!"ok".equals(verdict)) {
          throw StoreException.damaged(verdict, new SQLException(verdict));
        }
      }
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
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

  private static long afterLast(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return number(statement, "SELECT first+used FROM head ORDER BY first DESC LIMIT 1");
    }
  }

  private static Ledger ledger(Map<String, Long> numbers) {
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

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public long nextSequence() {
    return next;
  }

  @Override
  public void write(Changes changes) throws StoreException {
    try {
      syncing(changes.synced());
      connection.setAutoCommit(false);
      try {
        long last = apply(changes);
        connection.commit();
        next = last;
      } catch (SQLException | RuntimeException e) {
        numbers.clear();
        rollBack(e);
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void syncing(boolean wanted) throws SQLException {
    if (synced != wanted) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA synchronous=" + (wanted ? "FULL" : "NORMAL"));
      }
      synced = wanted;
    }
  }

  private void rollBack(Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private long apply(Changes changes) throws SQLException {
    long last = next;
    for (long first : changes.removed()) {
      remove(removeHead, first);
      remove(removeContent, first);
    }
    for (Changes.Added added : changes.added()) {
      add(added);
      last = Math.max(last, added.head().first() + added.head().used());
    }
    for (SegmentHead head : changes.changed()) {
      change(head);
    }
    write(changes.ledger(), last);
    return last;
  }

  private void add(Changes.Added added) throws SQLException {
    SegmentHead head = added.head();
    addHead.setLong(1, head.first());
    addHead.setInt(2, head.used());
    addHead.setInt(3, head.live());
    addHead.setLong(4, head.liveBytes());
    addHead.setLong(5, head.acceptedFirst());
    addHead.setLong(6, head.acceptedLast());
    addHead.setLong(7, head.earliest());
    addHead.setInt(8, head.size());
    addHead.setBytes(9, head.gone().toByteArray());
    addHead.executeUpdate();
    addContent.setLong(1, head.first());
    addContent.setBytes(2, added.content().array());
    addContent.executeUpdate();
  }

  private void change(SegmentHead head) throws SQLException {
    changeHead.setInt(1, head.live());
    changeHead.setLong(2, head.liveBytes());
    changeHead.setLong(3, head.earliest());
    changeHead.setBytes(4, head.gone().toByteArray());
    changeHead.setLong(5, head.first());
    changeHead.executeUpdate();
  }

  private static void remove(PreparedStatement statement, long first) throws SQLException {
    statement.setLong(1, first);
    statement.executeUpdate();
  }

  private void write(Ledger now, long last) throws SQLException {
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

  @Override
  public List<SegmentHead> heads(long from, int most) throws StoreException {
    try {
      heads.setLong(1, from);
      heads.setInt(2, most);
      List<SegmentHead> found = new ArrayList<>();
      try (ResultSet row = heads.executeQuery()) {
        while (row.next()) {
          found.add(
              new SegmentHead(
                  row.getLong(1),
                  row.getInt(2),
                  row.getInt(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7),
                  row.getInt(8),
                  bits(row.getBytes(9))));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static BitSet bits(byte @Nullable [] bytes) {
    return bytes == null ? new BitSet() : BitSet.valueOf(bytes);
  }

  @Override
  public byte[] content(long first) throws StoreException {
    try {
      content.setLong(1, first);
      try (ResultSet row = content.executeQuery()) {
        byte[] found = row.next() ? row.getBytes(1) : null;
        return found == null ? new byte[0] : found;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public boolean tidy() throws StoreException {
    try (Statement statement = connection.createStatement()) {
      long free = number(statement, "PRAGMA freelist_count");
      if (free > SPARE_PAGES) {
        // Not 'execute', which would take one step only, and that frees one page.
        statement.executeUpdate(
            "PRAGMA incremental_vacuum(%d)".formatted(Math.min(free, PAGES_AT_A_TIME)));
      }
      return free > SPARE_PAGES + PAGES_AT_A_TIME;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    closeQuietly(connection);
  }

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("A queue's file could not be closed.", e);
    }
  }

  private static StoreException failure(SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.getErrorCode(e.getErrorCode());
    String reason = reason(code, e);
    return switch (code.code & 0xFF) {
      // CORRUPT, MISMATCH, NOTADB: see "Result and Error Codes" in SQLite's documentation.
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
