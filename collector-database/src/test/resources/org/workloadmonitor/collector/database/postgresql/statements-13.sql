-- server / server
SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time()),
       pg_is_in_recovery()::int,
       current_setting('max_connections')::int,
       (SELECT count(*) FROM pg_database WHERE datallowconn AND NOT datistemplate),
       extract(epoch FROM clock_timestamp() - pg_conf_load_time()),
       (SELECT count(*) FROM pg_stat_get_wal_senders()),
       b.maxwritten_clean,
       b.buffers_alloc,
       b.checkpoints_timed,
       b.checkpoints_req,
       b.checkpoint_write_time / 1000.0,
       b.checkpoint_sync_time / 1000.0,
       b.buffers_clean,
       b.buffers_checkpoint,
       b.buffers_backend,
       b.buffers_backend_fsync,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN a.archived_count END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN a.failed_count END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN extract(epoch FROM clock_timestamp() - a.last_archived_time) END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN extract(epoch FROM clock_timestamp() - a.last_failed_time) END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false)::int END,
       least(a.stats_reset, b.stats_reset)
FROM pg_stat_archiver a
CROSS JOIN pg_stat_bgwriter b;

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

-- locks / pg_locks
SELECT d.datname,
       l.locktype,
       l.mode,
       count(*) FILTER (WHERE l.granted),
       count(*) FILTER (WHERE NOT l.granted)
FROM pg_locks l LEFT JOIN pg_database d ON d.oid = l.database
WHERE l.pid IS DISTINCT FROM pg_backend_pid()
  AND NOT (l.granted AND l.locktype IN ('virtualxid', 'transactionid'))
GROUP BY d.datname, l.locktype, l.mode
ORDER BY count(*) FILTER (WHERE NOT l.granted) DESC, count(*) DESC
LIMIT 200;

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
       (s.wal_status = 'lost')::int
FROM pg_replication_slots s, (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS position) here
ORDER BY s.slot_name LIMIT 200;

-- progress / progress
SELECT p.operation,
       p.datname,
       coalesce(c.relname, 'oid ' || nullif(p.relid, 0)),
       count(*),
       min(least(1, p.done::float8 / nullif(p.total, 0))),
       max(extract(epoch FROM clock_timestamp() - a.xact_start)),
       max(p.index_vacuum_count)
FROM (SELECT 'vacuum' AS operation, pid, datname, relid, index_vacuum_count, NULL AS delay,
       heap_blks_scanned AS done, heap_blks_total AS total
FROM pg_stat_progress_vacuum
UNION ALL
SELECT 'analyze', pid, datname, relid, NULL, NULL, sample_blks_scanned, sample_blks_total
FROM pg_stat_progress_analyze
UNION ALL
SELECT 'create_index', pid, datname, relid, NULL, NULL, blocks_done, blocks_total
FROM pg_stat_progress_create_index
UNION ALL
SELECT 'cluster', pid, datname, relid, NULL, NULL, heap_blks_scanned, heap_blks_total
FROM pg_stat_progress_cluster
UNION ALL
SELECT 'base_backup', pid, NULL, NULL, NULL, NULL, backup_streamed, backup_total
FROM pg_stat_progress_basebackup) p
LEFT JOIN pg_stat_get_activity(NULL) a ON a.pid = p.pid
LEFT JOIN pg_class c ON c.oid = p.relid AND p.datname = current_database()
GROUP BY p.operation, p.datname, coalesce(c.relname, 'oid ' || nullif(p.relid, 0))
ORDER BY count(*) DESC, max(a.xact_start)
LIMIT 50;

