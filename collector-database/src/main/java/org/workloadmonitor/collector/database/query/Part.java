package org.workloadmonitor.collector.database.query;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;

/** A part of a group that can fail alone. Describes; what it keeps is in its {@link Reading}. */
public interface Part {

  /** A short, stable name, such as {@code pg_stat_wal}; unique within the engine. */
  String name();

  /** Every metric that it can emit. */
  List<MetricDescriptor> metrics();

  /** The servers that know it. */
  Versions versions();

  /**
   * How it is read from a server of this version. Called once for each collector and database, so
   * that what has to be remembered from run to run is kept there.
   */
  Reading on(Version version);
}
