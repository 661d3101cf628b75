package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/** Space on disk: of databases, tablespaces, WAL. The server looks at each file. */
final class SpaceTopic {

  private static final String READS_ALL = "pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')";

  private SpaceTopic() {}

  /** The sizes of databases that the role may not connect to are left out. */
  static Group sizes(Limits limits) {
    return Group.of(
        "sizes",
        Tier.SLOW,
        Relation.of(
                "pg_database_size",
                """
                FROM pg_database d
                WHERE d.datallowconn AND NOT d.datistemplate
                  AND (has_database_privilege(d.oid, 'CONNECT') OR %s)
                ORDER BY d.oid
                LIMIT %d
                """
                    .formatted(READS_ALL, limits.databases()))
            .labels(Label.of(DATABASE, "d.datname"))
            .measures(
                gauge(
                    "postgresql.db_size",
                    "By",
                    "Space that a database takes on disk.",
                    "pg_database_size(d.oid)")),
        Relation.of(
                "pg_tablespace_size",
                """
                FROM pg_tablespace t
                WHERE t.spcname NOT IN ('pg_default', 'pg_global')
                  AND (has_tablespace_privilege(t.oid, 'CREATE') OR %s)
                LIMIT 100
                """
                    .formatted(READS_ALL))
            .labels(Label.of("postgresql.tablespace.name", "t.spcname"))
            .measures(
                gauge(
                    "postgresql.tablespace.size",
                    "By",
                    "Space that a tablespace takes on disk, other than the default one.",
                    "pg_tablespace_size(t.oid)")));
  }

  static Group walFiles() {
    return Group.of(
        "wal_files",
        Tier.SLOW,
        Relation.of("pg_wal", "FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'")
            .measures(
                gauge("postgresql.wal.files", "{file}", "Files in pg_wal.", "count(*)"),
                gauge(
                    "postgresql.wal.size",
                    "By",
                    "Space that the files in pg_wal take.",
                    "coalesce(sum(size), 0)"),
                gauge(
                    "postgresql.wal.age",
                    "s",
                    "Time since the oldest file in pg_wal was written.",
                    "extract(epoch FROM clock_timestamp() - min(modification))")),
        Relation.of("archive_status", "FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'")
            .measures(
                gauge(
                    "postgresql.archiver.pending",
                    "{file}",
                    "WAL files that wait to be archived.",
                    "CASE WHEN current_setting('archive_mode') <> 'off' THEN count(*) END")));
  }
}
