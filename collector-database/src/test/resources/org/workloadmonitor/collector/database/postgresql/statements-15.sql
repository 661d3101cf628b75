-- databases / pg_stat_database
SELECT coalesce(s.datname, '(shared)'),
       CASE WHEN s.datid <> 0 THEN xact_commit END,
       CASE WHEN s.datid <> 0 THEN xact_rollback END,
       blks_hit,
       blks_read,
       CASE WHEN current_setting('track_io_timing')::bool THEN blk_read_time / 1000.0 END,
       CASE WHEN current_setting('track_io_timing')::bool THEN blk_write_time / 1000.0 END,
       CASE WHEN s.datid <> 0 THEN tup_returned END,
       CASE WHEN s.datid <> 0 THEN tup_fetched END,
       CASE WHEN s.datid <> 0 THEN tup_inserted END,
       CASE WHEN s.datid <> 0 THEN tup_updated END,
       CASE WHEN s.datid <> 0 THEN tup_deleted END,
       CASE WHEN s.datid <> 0 THEN temp_files END,
       CASE WHEN s.datid <> 0 THEN temp_bytes END,
       CASE WHEN s.datid <> 0 THEN deadlocks END,
       checksum_failures,
       extract(epoch FROM clock_timestamp() - checksum_last_failure),
       CASE WHEN s.datid <> 0 THEN numbackends - (s.datname = current_database())::int END,
       CASE WHEN s.datid <> 0 THEN sessions END,
       CASE WHEN s.datid <> 0 THEN sessions_abandoned END,
       CASE WHEN s.datid <> 0 THEN sessions_fatal END,
       CASE WHEN s.datid <> 0 THEN sessions_killed END,
       CASE WHEN s.datid <> 0 THEN session_time / 1000.0 END,
       CASE WHEN s.datid <> 0 THEN active_time / 1000.0 END,
       CASE WHEN s.datid <> 0 THEN idle_in_transaction_time / 1000.0 END,
       CASE WHEN pg_is_in_recovery() AND s.datid <> 0 THEN pg_stat_get_db_conflict_tablespace(s.datid) END,
       CASE WHEN pg_is_in_recovery() AND s.datid <> 0 THEN pg_stat_get_db_conflict_lock(s.datid) END,
       CASE WHEN pg_is_in_recovery() AND s.datid <> 0 THEN pg_stat_get_db_conflict_snapshot(s.datid) END,
       CASE WHEN pg_is_in_recovery() AND s.datid <> 0 THEN pg_stat_get_db_conflict_bufferpin(s.datid) END,
       CASE WHEN pg_is_in_recovery() AND s.datid <> 0 THEN pg_stat_get_db_conflict_startup_deadlock(s.datid) END,
       coalesce(s.stats_reset, least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM pg_stat_database s
LEFT JOIN pg_database d ON d.oid = s.datid
WHERE s.datid = 0 OR (d.datallowconn AND NOT d.datistemplate)
ORDER BY s.datid = 0 DESC, s.xact_commit + s.xact_rollback DESC
LIMIT 201;

-- replication / pg_replication_slots
SELECT s.slot_name,
       s.slot_type,
       s.database,
       s.active::int,
       greatest(0, pg_wal_lsn_diff(here.position, s.restart_lsn)),
       greatest(0, pg_wal_lsn_diff(here.position, s.confirmed_flush_lsn)),
       s.safe_wal_size,
       (s.wal_status = 'reserved')::int,
       (s.wal_status = 'extended')::int,
       (s.wal_status = 'unreserved')::int,
       (s.wal_status = 'lost')::int,
       t.spill_txns,
       t.spill_bytes,
       t.stream_bytes,
       t.total_txns,
       t.total_bytes,
       coalesce(t.stats_reset, least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM pg_replication_slots s
LEFT JOIN pg_stat_replication_slots t USING (slot_name), (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS position) here
ORDER BY s.slot_name LIMIT 200;

-- tables / tables
SELECT current_database(),
       t.nspname,
       t.relname,
       pg_stat_get_live_tuples(t.oid),
       pg_stat_get_dead_tuples(t.oid),
       pg_stat_get_tuples_inserted(t.oid),
       pg_stat_get_tuples_updated(t.oid),
       pg_stat_get_tuples_deleted(t.oid),
       pg_stat_get_tuples_hot_updated(t.oid),
       pg_stat_get_mod_since_analyze(t.oid),
       CASE WHEN NOT t.oid = ANY (locked.relations) AND NOT t.reltoastrelid = ANY (locked.relations) THEN pg_table_size(t.oid) END,
       age(t.relfrozenxid),
       pg_stat_get_numscans(t.oid),
       pg_stat_get_tuples_returned(t.oid),
       i.scans,
       pg_stat_get_blocks_fetched(t.oid) - pg_stat_get_blocks_hit(t.oid),
       pg_stat_get_blocks_hit(t.oid),
       i.fetched - i.hit,
       i.hit,
       extract(epoch FROM clock_timestamp() - greatest(pg_stat_get_last_vacuum_time(t.oid), pg_stat_get_last_autovacuum_time(t.oid))),
       extract(epoch FROM clock_timestamp() - greatest(pg_stat_get_last_analyze_time(t.oid), pg_stat_get_last_autoanalyze_time(t.oid))),
       pg_stat_get_vacuum_count(t.oid),
       pg_stat_get_autovacuum_count(t.oid),
       pg_stat_get_analyze_count(t.oid),
       pg_stat_get_autoanalyze_count(t.oid),
       coalesce(pg_stat_get_db_stat_reset_time((SELECT oid FROM pg_database WHERE datname = current_database())), least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM (SELECT c.oid, c.relname, n.nspname, c.reltoastrelid, c.relfrozenxid
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      ORDER BY c.relpages DESC, c.reltuples DESC, c.oid
      LIMIT 25) t
CROSS JOIN LATERAL
  (SELECT sum(pg_stat_get_numscans(i.indexrelid)) AS scans,
          sum(pg_stat_get_blocks_fetched(i.indexrelid)) AS fetched,
          sum(pg_stat_get_blocks_hit(i.indexrelid)) AS hit
   FROM pg_index i WHERE i.indrelid = t.oid) i
CROSS JOIN (SELECT coalesce(array_agg(l.relation), '{}') AS relations
 FROM pg_locks l
 WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
   AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) locked;

-- indexes / indexes
SELECT current_database(),
       x.nspname,
       x.tablename,
       x.relname,
       pg_stat_get_numscans(x.oid),
       pg_stat_get_tuples_returned(x.oid),
       pg_stat_get_tuples_fetched(x.oid),
       CASE WHEN NOT x.oid = ANY (locked.relations) AND NOT x.tableoid = ANY (locked.relations) THEN pg_relation_size(x.oid) END,
       coalesce(pg_stat_get_db_stat_reset_time((SELECT oid FROM pg_database WHERE datname = current_database())), least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM (SELECT c.oid, c.relname, n.nspname, t.relname AS tablename, t.oid AS tableoid
      FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE c.relkind = 'i' AND t.relkind IN ('r', 'm') AND t.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      ORDER BY c.relpages DESC, c.oid
      LIMIT 25) x
CROSS JOIN (SELECT coalesce(array_agg(l.relation), '{}') AS relations
 FROM pg_locks l
 WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
   AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) locked;

-- io / pg_stat_io: not known

