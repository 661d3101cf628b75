package org.workloadmonitor.collector.database.statement;

import java.util.List;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Versions;

/** Where an engine counts what its statements cost. Stateless. */
public interface StatementSource {

  /** The name of the part: the view that is read. */
  String name();

  /** The servers that have it. */
  Versions versions();

  /**
   * What is counted for each digest, all of it counters whose totals only grow until they are
   * reset. The first is the time, by which statements are ranked.
   */
  List<Measure> measures();

  /**
   * The statement that gives every digest: its digest, its database (or NULL), and then the value
   * of each measure that this version knows, in order. One row for each digest and database.
   * Statements of the collector's own role are left out.
   *
   * @param limit the most rows, the ones with the most time first
   */
  String sql(Version version, int limit);

  /**
   * The statement that gives the normalised texts of some digests: the digest and the text. No text
   * holds a literal: what the server does not normalise is cut on the server.
   *
   * @param digests as {@link #sql} gave them; at least one
   */
  String textSql(Version version, List<String> digests);
}
