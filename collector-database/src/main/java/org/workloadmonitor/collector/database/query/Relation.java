package org.workloadmonitor.collector.database.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;

/**
 * A statement, as the columns that it selects: the labels and measures of each row. The statement
 * that a server gets has those columns that its version knows. Immutable.
 *
 * @param name a short, stable name, such as {@code pg_stat_wal}
 * @param from what follows the columns: {@code FROM} and all after it
 * @param versions the servers that know it
 * @param labels what tells the rows apart
 * @param measures what is measured in each row
 * @param start the time of the last reset of the row's counters, as an expression; where there is
 *     none, or it is NULL, they count from the server's start
 */
public record Relation(
    String name,
    String from,
    Versions versions,
    List<Label> labels,
    List<Measure> measures,
    Optional<String> start)
    implements Part {

  /** Copies the lists. */
  public Relation {
    labels = List.copyOf(labels);
    measures = List.copyOf(measures);
  }

  /**
   * Starts one without columns.
   *
   * @param from the whole clause, {@code FROM} included
   */
  public static Relation of(String name, String from) {
    return new Relation(name, from, Versions.ALL, List.of(), List.of(), Optional.empty());
  }

  /** The same of these servers alone. */
  public Relation in(Versions versions) {
    return new Relation(name, from, versions, labels, measures, start);
  }

  /** The same from other tables: what a view became in a later version. */
  public Relation from(String from) {
    return new Relation(name, from, versions, labels, measures, start);
  }

  /** The same with these labels more. */
  public Relation labels(Label... more) {
    return new Relation(name, from, versions, joined(labels, more), measures, start);
  }

  /** The same with these measures more. */
  public Relation measures(Measure... more) {
    return new Relation(name, from, versions, labels, joined(measures, more), start);
  }

  /** The same whose counters count from the time that this expression gives. */
  public Relation startedAt(String expression) {
    return new Relation(name, from, versions, labels, measures, Optional.of(expression));
  }

  private static <T> List<T> joined(List<T> some, T[] more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return measures.stream().map(Measure::metric).distinct().toList();
  }

  @Override
  public Reading on(Version version) {
    return new RelationReading(selected(version));
  }

  /** The statement for a server of this version. */
  public String sql(Version version) {
    return selected(version).sql();
  }

  private SelectedRelation selected(Version version) {
    return new SelectedRelation(
        labels.stream().filter(label -> label.versions().contain(version)).toList(),
        measures.stream().filter(measure -> measure.versions().contain(version)).toList(),
        start,
        from);
  }
}
