package org.workloadmonitor.core.outbox.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store in an SQLite file with a write-ahead log.
 *
 * <p>A segment's head and its content are rows of two tables, so that settling a part of a segment
 * rewrites some bytes and not its content. Only what must survive a power failure waits for the
 * disk (synchronous=FULL); what need only survive the end of the process is left to the operating
 * system (NORMAL): after a power failure such a step is missing as a whole, with all after it.
 */
public final class SqliteStore implements Store {

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
  private final PreparedStatement heads;
  private final PreparedStatement content;
  private final SqliteNumbers numbers;

  private SqliteStore(Connection connection) throws SQLException {
    this.connection = connection;
    this.numbers = new SqliteNumbers(connection);
    this.ledger = numbers.ledger();
    this.next = Math.max(numbers.next(), afterLast(connection));
    addHead = connection.prepareStatement("INSERT OR REPLACE INTO head VALUES (?,?,?,?,?,?,?,?,?)");
    addContent = connection.prepareStatement("INSERT OR REPLACE INTO content VALUES (?,?)");
    changeHead =
        connection.prepareStatement(
            "UPDATE head SET live=?, live_bytes=?, earliest=?, gone=? WHERE first=?");
    removeHead = connection.prepareStatement("DELETE FROM head WHERE first=?");
    removeContent = connection.prepareStatement("DELETE FROM content WHERE first=?");
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
    Connection connection = SqliteFile.open(file, kind);
    try {
      return new SqliteStore(connection);
    } catch (SQLException e) {
      SqliteFile.closeQuietly(connection);
      throw SqliteFile.fault(e);
    }
  }

  private static long afterLast(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return SqliteFile.number(
          statement, "SELECT first+used FROM head ORDER BY first DESC LIMIT 1");
    }
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
        numbers.forget();
        rollBack(e);
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqliteFaults.of(e);
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
    numbers.write(changes.ledger(), last);
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
      throw SqliteFaults.of(e);
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
      throw SqliteFaults.of(e);
    }
  }

  @Override
  public boolean tidy() throws StoreException {
    try (Statement statement = connection.createStatement()) {
      long free = SqliteFile.number(statement, "PRAGMA freelist_count");
      if (free > SPARE_PAGES) {
        // Not 'execute', which would take one step only, and that frees one page.
        statement.executeUpdate(
            "PRAGMA incremental_vacuum(%d)".formatted(Math.min(free, PAGES_AT_A_TIME)));
      }
      return free > SPARE_PAGES + PAGES_AT_A_TIME;
    } catch (SQLException e) {
      throw SqliteFaults.of(e);
    }
  }

  @Override
  public void close() {
    SqliteFile.closeQuietly(connection);
  }
}
