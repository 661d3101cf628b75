package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import org.workloadmonitor.collector.database.query.Measure;

/** The archiver of WAL, where there is one: {@code archive_mode} is not off. */
final class ArchiverColumns {

  /** The end of the WAL file that was archived last; its name is timeline, upper and lower part. */
  private static final String ARCHIVED_UP_TO =
      """
      CASE WHEN a.last_archived_wal ~ '^[0-9A-F]{24}$' THEN
        ('x' || substr(a.last_archived_wal, 9, 8))::bit(32)::bigint * 4294967296
        + (('x' || substr(a.last_archived_wal, 17, 8))::bit(32)::bigint + 1)
          * pg_size_bytes(current_setting('wal_segment_size')) END\
      """;

  static final Measure[] ALL = {
    counter(
        "postgresql.archiver.archived",
        "{file}",
        "WAL files archived.",
        archiving("a.archived_count")),
    counter(
        "postgresql.archiver.failures",
        "{failure}",
        "WAL files that could not be archived.",
        archiving("a.failed_count")),
    gauge(
        "postgresql.archiver.last_archived.age",
        "s",
        "Time since a WAL file was archived.",
        archiving(age("a.last_archived_time"))),
    gauge(
        "postgresql.archiver.last_failure.age",
        "s",
        "Time since a WAL file could not be archived; nothing where none was.",
        archiving(age("a.last_failed_time"))),
    gauge(
        "postgresql.archiver.failing",
        "{state}",
        "Whether the last attempt to archive a WAL file failed: 1, else 0.",
        archiving(
            "coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'),"
                + " false)::int"))
  };

  static final Measure LAG =
      gauge(
          "postgresql.archiver.lag",
          "By",
          "WAL that is written but not archived.",
          archiving(
              "CASE WHEN NOT pg_is_in_recovery() THEN greatest(0, pg_current_wal_lsn()"
                  + " - '0/0'::pg_lsn - (%s)) END".formatted(ARCHIVED_UP_TO)));

  private ArchiverColumns() {}

  private static String archiving(String expression) {
    return "CASE WHEN current_setting('archive_mode') <> 'off' THEN %s END".formatted(expression);
  }
}
