package org.workloadmonitor.collector.database.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Reading;

/**
 * Compares the totals of all statements with those of the reading before, and tells the ones that
 * grew most. The first reading tells nothing. A statement counts from the reading before it came
 * among the top ones, so that all that is told of it was measured.
 */
final class StatementReading implements Reading {

  /** The most digests that are compared; PostgreSQL keeps 5,000 by default. */
  private static final int LIMIT = 10_000;

  private final StatementSource source;
  private final StatementOptions options;
  private final Version version;
  private final List<Measure> measures;
  private final String sql;
  private final QueryDigests digests = new QueryDigests();
  private Map<StatementKey, double[]> before = Map.of();
  private Map<StatementKey, Counted> top = Map.of();
  private @Nullable Instant readBefore;
  private boolean complete;

  StatementReading(StatementSource source, StatementOptions options, Version version) {
    this.source = source;
    this.options = options;
    this.version = version;
    this.measures =
        source.measures().stream().filter(measure -> measure.versions().contain(version)).toList();
    this.sql = source.sql(version, LIMIT);
  }

  /** A statement and what it grew by. */
  private static final class Growth {
    private final StatementKey key;
    private final double[] increases;

    private Growth(StatementKey key, double[] increases) {
      this.key = key;
      this.increases = increases;
    }
  }

  @Override
  public void read(Session session, Recorder out) throws SQLException {
    Map<StatementKey, double[]> now = HashMap.newHashMap(before.size());
    session.query(sql, row -> now.put(key(row), totals(row)));
    Instant start = readBefore;
    if (start != null) {
      tell(topOf(now), start, session, out);
    }
    complete = now.size() < LIMIT;
    before = now;
    readBefore = out.time();
  }

  private static StatementKey key(ResultSet row) throws SQLException {
    String database = row.getString(2);
    return new StatementKey(row.getString(1), database == null ? "" : database);
  }

  private double[] totals(ResultSet row) throws SQLException {
    double[] totals = new double[measures.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = row.getDouble(3 + i);
    }
    return totals;
  }

  private List<Growth> topOf(Map<StatementKey, double[]> now) {
    List<Growth> growths = new ArrayList<>();
    now.forEach(
        (key, totals) -> {
          double[] increases = increases(before.get(key), totals);
          if (increases != null && increases[0] > 0) {
            growths.add(new Growth(key, increases));
          }
        });
    growths.sort(Comparator.comparingDouble((Growth growth) -> growth.increases[0]).reversed());
    return growths.subList(0, Math.min(options.top(), growths.size()));
  }

  /**
   * What was counted since the reading before. Totals that are smaller than before were reset, so
   * all of them is new; and so is all of a statement that was not there, unless it may have been
   * beyond the limit.
   */
  private double @Nullable [] increases(double @Nullable [] old, double[] totals) {
    if (old == null) {
      return complete ? totals : null;
    }
    double[] increases = new double[totals.length];
    for (int i = 0; i < totals.length; i++) {
      if (totals[i] < old[i]) {
        return totals;
      }
      increases[i] = totals[i] - old[i];
    }
    return increases;
  }

  private void tell(List<Growth> growths, Instant start, Session session, Recorder out)
      throws SQLException {
    Map<StatementKey, Counted> next = HashMap.newHashMap(growths.size());
    for (Growth growth : growths) {
      Counted known = top.get(growth.key);
      Counted counted = known == null ? new Counted(start, series(growth.key)) : known;
      counted.add(growth.increases);
      next.put(growth.key, counted);
      for (int i = 0; i < measures.size(); i++) {
        out.counter(measures.get(i).metric(), counted.totals[i], counted.start, counted.series[i]);
      }
    }
    top = next;
    if (options.text()) {
      tellTexts(growths, session, out);
    }
  }

  private Attributes[] series(StatementKey key) {
    Attributes own = key.attributes();
    return measures.stream()
        .map(
            measure -> {
              Attributes.Builder both = own.toBuilder();
              measure.attributes().forEach((name, value) -> both.put(name, value.toString()));
              return both.build();
            })
        .toArray(Attributes[]::new);
  }

  private void tellTexts(List<Growth> growths, Session session, Recorder out) throws SQLException {
    List<String> untold =
        digests.untold(growths.stream().map(growth -> growth.key.digest()).toList());
    if (untold.isEmpty()) {
      return;
    }
    String system = version.flavor().system();
    session.query(
        source.textSql(version, untold),
        row -> {
          String text = row.getString(2);
          if (text != null && !digests.untold(List.of(row.getString(1))).isEmpty()) {
            digests.tell(row.getString(1), text, system, out);
          }
        });
  }
}
