-- server / server
SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time()),
       pg_is_in_recovery()::int,
       current_setting('max_connections')::int,
       (SELECT count(*) FROM pg_database WHERE datallowconn AND NOT datistemplate),
       extract(epoch FROM clock_timestamp() - pg_conf_load_time()),
       (SELECT count(*) FROM pg_stat_get_wal_senders()),
       b.maxwritten_clean,
       b.buffers_alloc,
       c.num_timed,
       c.num_requested,
       CASE WHEN pg_is_in_recovery() THEN c.restartpoints_timed END,
       CASE WHEN pg_is_in_recovery() THEN c.restartpoints_req END,
       CASE WHEN pg_is_in_recovery() THEN c.restartpoints_done END,
       c.write_time / 1000.0,
       c.sync_time / 1000.0,
       b.buffers_clean,
       c.buffers_written,
       w.wal_records,
       w.wal_fpi,
       w.wal_bytes,
       w.wal_buffers_full,
       w.wal_write,
       w.wal_sync,
       CASE WHEN current_setting('track_wal_io_timing')::bool THEN w.wal_write_time / 1000.0 END,
       CASE WHEN current_setting('track_wal_io_timing')::bool THEN w.wal_sync_time / 1000.0 END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN a.archived_count END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN a.failed_count END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN extract(epoch FROM clock_timestamp() - a.last_archived_time) END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN extract(epoch FROM clock_timestamp() - a.last_failed_time) END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false)::int END,
       least(a.stats_reset, b.stats_reset, w.stats_reset, c.stats_reset)
FROM pg_stat_archiver a
CROSS JOIN pg_stat_bgwriter b
CROSS JOIN pg_stat_wal w
CROSS JOIN pg_stat_checkpointer c;

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
       CASE WHEN pg_is_in_recovery() AND s.datid <> 0 THEN pg_stat_get_db_conflict_logicalslot(s.datid) END,
       coalesce(s.stats_reset, least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM pg_stat_database s
LEFT JOIN pg_database d ON d.oid = s.datid
WHERE s.datid = 0 OR (d.datallowconn AND NOT d.datistemplate)
ORDER BY s.datid = 0 DESC, s.xact_commit + s.xact_rollback DESC
LIMIT 201;

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
FROM pg_stat_progress_basebackup
UNION ALL
SELECT 'copy', pid, datname, relid, NULL, NULL, bytes_processed, nullif(bytes_total, 0)
FROM pg_stat_progress_copy) p
LEFT JOIN pg_stat_get_activity(NULL) a ON a.pid = p.pid
LEFT JOIN pg_class c ON c.oid = p.relid AND p.datname = current_database()
GROUP BY p.operation, p.datname, coalesce(c.relname, 'oid ' || nullif(p.relid, 0))
ORDER BY count(*) DESC, max(a.xact_start)
LIMIT 50;

-- io / pg_stat_io
SELECT backend_type,
       context,
       nullif(sum(reads), 0),
       nullif(sum(writes), 0),
       nullif(sum(extends), 0),
       nullif(sum(hits), 0),
       nullif(sum(evictions), 0),
       nullif(sum(reuses), 0),
       nullif(sum(writebacks), 0),
       nullif(sum(fsyncs), 0),
       nullif(sum(reads * op_bytes), 0),
       nullif(sum(writes * op_bytes), 0),
       nullif(sum(extends * op_bytes), 0),
       nullif(sum(read_time) / 1000.0, 0),
       nullif(sum(write_time) / 1000.0, 0),
       nullif(sum(extend_time) / 1000.0, 0),
       nullif(sum(writeback_time) / 1000.0, 0),
       nullif(sum(fsync_time) / 1000.0, 0),
       max(stats_reset)
FROM pg_stat_io
WHERE object <> 'wal'
GROUP BY backend_type, context
HAVING coalesce(sum(reads), 0) + coalesce(sum(writes), 0)
     + coalesce(sum(extends), 0) + coalesce(sum(hits), 0)
     + coalesce(sum(fsyncs), 0) > 0;

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
       pg_stat_get_tuples_newpage_updated(t.oid),
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

