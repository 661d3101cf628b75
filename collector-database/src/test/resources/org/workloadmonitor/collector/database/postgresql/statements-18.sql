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
       c.num_done,
       CASE WHEN pg_is_in_recovery() THEN c.restartpoints_timed END,
       CASE WHEN pg_is_in_recovery() THEN c.restartpoints_req END,
       CASE WHEN pg_is_in_recovery() THEN c.restartpoints_done END,
       c.write_time / 1000.0,
       c.sync_time / 1000.0,
       b.buffers_clean,
       c.buffers_written,
       c.slru_written,
       w.wal_records,
       w.wal_fpi,
       w.wal_bytes,
       w.wal_buffers_full,
       io.wal_write,
       io.wal_sync,
       CASE WHEN current_setting('track_wal_io_timing')::bool THEN io.wal_write_time / 1000.0 END,
       CASE WHEN current_setting('track_wal_io_timing')::bool THEN io.wal_sync_time / 1000.0 END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN a.archived_count END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN a.failed_count END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN extract(epoch FROM clock_timestamp() - a.last_archived_time) END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN extract(epoch FROM clock_timestamp() - a.last_failed_time) END,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false)::int END,
       least(a.stats_reset, b.stats_reset, w.stats_reset, c.stats_reset)
FROM pg_stat_archiver a
CROSS JOIN pg_stat_bgwriter b
CROSS JOIN pg_stat_wal w
CROSS JOIN pg_stat_checkpointer c
CROSS JOIN (SELECT sum(writes) AS wal_write, sum(write_time) AS wal_write_time,
        sum(fsyncs) AS wal_sync, sum(fsync_time) AS wal_sync_time
 FROM pg_stat_io WHERE object = 'wal') io;

-- server / WAL positions
SELECT (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END) - '0/0'::pg_lsn,
       CASE WHEN current_setting('archive_mode') <> 'off' THEN CASE WHEN NOT pg_is_in_recovery() THEN greatest(0, pg_current_wal_lsn() - '0/0'::pg_lsn - (CASE WHEN a.last_archived_wal ~ '^[0-9A-F]{24}$' THEN
  ('x' || substr(a.last_archived_wal, 9, 8))::bit(32)::bigint * 4294967296
  + (('x' || substr(a.last_archived_wal, 17, 8))::bit(32)::bigint + 1)
    * pg_size_bytes(current_setting('wal_segment_size')) END)) END END,
       CASE WHEN pg_is_in_recovery() THEN CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
     ELSE greatest(0, extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()))
END END,
       CASE WHEN pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) END,
       CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused()::int END,
       CASE WHEN pg_is_in_recovery() THEN CASE WHEN r.pid IS NULL THEN 0 ELSE (r.status = 'streaming')::int END END,
       extract(epoch FROM clock_timestamp() - r.last_msg_receipt_time)
FROM pg_stat_archiver a
LEFT JOIN pg_stat_wal_receiver r ON pg_is_in_recovery();

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
       CASE WHEN s.datid <> 0 THEN parallel_workers_to_launch END,
       CASE WHEN s.datid <> 0 THEN parallel_workers_launched END,
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

-- activity / pg_stat_activity
SELECT count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'idle'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'idle in transaction'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'idle in transaction (aborted)'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'fastpath function call'),
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'disabled'),
       count(*) FILTER (WHERE backend_type = 'client backend')::float8 / greatest(1, (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - coalesce(current_setting('reserved_connections', true)::int, 0))),
       count(*) FILTER (WHERE wait_event_type = 'Lock'),
       coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)) FILTER (WHERE backend_type = 'client backend'), 0),
       coalesce(max(extract(epoch FROM clock_timestamp() - query_start)) FILTER (WHERE backend_type = 'client backend' AND state = 'active'), 0),
       coalesce(max(extract(epoch FROM clock_timestamp() - state_change)) FILTER (WHERE backend_type = 'client backend' AND state IN ('idle in transaction', 'idle in transaction (aborted)')), 0),
       coalesce(max(age(backend_xid)), 0),
       count(*) FILTER (WHERE backend_type = 'autovacuum worker'),
       count(*) FILTER (WHERE backend_type = 'autovacuum worker')::float8 / greatest(1, current_setting('autovacuum_max_workers')::int),
       (SELECT count(*) FROM pg_prepared_xact()),
       (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - prepared)), 0) FROM pg_prepared_xact()),
       coalesce(max(age(backend_xmin)), 0),
       (SELECT coalesce(max(greatest(age(xmin), age(catalog_xmin))), 0) FROM pg_get_replication_slots()),
       (SELECT coalesce(max(age(transaction)), 0) FROM pg_prepared_xact())
FROM pg_stat_activity
WHERE pid <> pg_backend_pid()
  AND application_name IS DISTINCT FROM current_setting('application_name');

-- activity / wait events
SELECT wait_event_type,
       wait_event,
       count(*)
FROM pg_stat_activity
WHERE pid <> pg_backend_pid()
  AND application_name IS DISTINCT FROM current_setting('application_name')
  AND state = 'active' AND wait_event_type IS NOT NULL
  AND backend_type = 'client backend'
GROUP BY wait_event_type, wait_event
ORDER BY count(*) DESC
LIMIT 50;

-- locks / pg_locks
SELECT d.datname,
       l.locktype,
       l.mode,
       count(*) FILTER (WHERE l.granted),
       count(*) FILTER (WHERE NOT l.granted),
       extract(epoch FROM clock_timestamp() - min(l.waitstart))
FROM pg_locks l LEFT JOIN pg_database d ON d.oid = l.database
WHERE l.pid IS DISTINCT FROM pg_backend_pid()
  AND NOT (l.granted AND l.locktype IN ('virtualxid', 'transactionid'))
GROUP BY d.datname, l.locktype, l.mode
ORDER BY count(*) FILTER (WHERE NOT l.granted) DESC, count(*) DESC
LIMIT 200;

-- replication / pg_stat_replication
SELECT coalesce(host(r.client_addr), 'unix'),
       r.application_name,
       greatest(0, max(pg_wal_lsn_diff(here.position, r.sent_lsn))),
       greatest(0, max(pg_wal_lsn_diff(here.position, r.write_lsn))),
       greatest(0, max(pg_wal_lsn_diff(here.position, r.flush_lsn))),
       greatest(0, max(pg_wal_lsn_diff(here.position, r.replay_lsn))),
       extract(epoch FROM max(r.write_lag)),
       extract(epoch FROM max(r.flush_lag)),
       extract(epoch FROM max(r.replay_lag)),
       min((r.state = 'streaming')::int),
       max((r.sync_state IN ('sync', 'quorum'))::int)
FROM pg_stat_replication r, (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS position) here
GROUP BY r.application_name, r.client_addr, r.client_hostname
LIMIT 100;

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
       (s.invalidation_reason IS NOT NULL)::int,
       extract(epoch FROM clock_timestamp() - s.inactive_since),
       t.spill_txns,
       t.spill_bytes,
       t.stream_bytes,
       t.total_txns,
       t.total_bytes,
       coalesce(t.stats_reset, least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM pg_replication_slots s
LEFT JOIN pg_stat_replication_slots t USING (slot_name), (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS position) here
ORDER BY s.slot_name LIMIT 200;

-- progress / progress
SELECT p.operation,
       p.datname,
       coalesce(c.relname, 'oid ' || nullif(p.relid, 0)),
       count(*),
       min(least(1, p.done::float8 / nullif(p.total, 0))),
       max(extract(epoch FROM clock_timestamp() - a.xact_start)),
       max(p.index_vacuum_count),
       max(p.delay) / 1000.0
FROM (SELECT 'vacuum' AS operation, pid, datname, relid, index_vacuum_count, delay_time AS delay,
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
       nullif(sum(read_bytes), 0),
       nullif(sum(write_bytes), 0),
       nullif(sum(extend_bytes), 0),
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

-- slru / pg_stat_slru
SELECT name,
       nullif(blks_hit, 0),
       nullif(blks_read, 0),
       nullif(blks_written, 0),
       nullif(blks_zeroed, 0),
       stats_reset
FROM pg_stat_slru;

-- wraparound / wraparound
SELECT d.datname,
       age(d.datfrozenxid),
       age(d.datfrozenxid)::float8 / current_setting('autovacuum_freeze_max_age')::int,
       age(d.datfrozenxid)::float8 / (2147483648 - 3000000),
       mxid_age(d.datminmxid),
       mxid_age(d.datminmxid)::float8 / current_setting('autovacuum_multixact_freeze_max_age')::int,
       mxid_age(d.datminmxid)::float8 / (2147483648 - 3000000)
FROM pg_database d
ORDER BY greatest(age(d.datfrozenxid), mxid_age(d.datminmxid)) DESC
LIMIT 200;

-- wal_files / pg_wal
SELECT count(*),
       coalesce(sum(size), 0),
       extract(epoch FROM clock_timestamp() - min(modification))
FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$';

-- wal_files / archive_status
SELECT CASE WHEN current_setting('archive_mode') <> 'off' THEN count(*) END
FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready';

-- subscriptions / pg_stat_subscription
SELECT s.subname,
       (s.pid IS NOT NULL)::int,
       extract(epoch FROM clock_timestamp() - s.last_msg_receipt_time),
       greatest(0, pg_wal_lsn_diff(s.received_lsn, s.latest_end_lsn)),
       t.apply_error_count,
       t.sync_error_count,
       coalesce(t.stats_reset, least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM (SELECT subid, subname, max(pid) AS pid, max(last_msg_receipt_time) AS last_msg_receipt_time,
        max(received_lsn) AS received_lsn, max(latest_end_lsn) AS latest_end_lsn
 FROM pg_stat_subscription WHERE relid IS NULL GROUP BY subid, subname) s
LEFT JOIN pg_stat_subscription_stats t USING (subid)
LIMIT 200;

-- sizes / pg_database_size
SELECT d.datname,
       pg_database_size(d.oid)
FROM pg_database d
WHERE d.datallowconn AND NOT d.datistemplate
  AND (has_database_privilege(d.oid, 'CONNECT') OR pg_has_role(current_user, 'pg_read_all_stats', 'USAGE'))
ORDER BY d.oid
LIMIT 200;

-- sizes / pg_tablespace_size
SELECT t.spcname,
       pg_tablespace_size(t.oid)
FROM pg_tablespace t
WHERE t.spcname NOT IN ('pg_default', 'pg_global')
  AND (has_tablespace_privilege(t.oid, 'CREATE') OR pg_has_role(current_user, 'pg_read_all_stats', 'USAGE'))
LIMIT 100;

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
       pg_stat_get_total_vacuum_time(t.oid) / 1000.0,
       pg_stat_get_total_autovacuum_time(t.oid) / 1000.0,
       pg_stat_get_total_analyze_time(t.oid) / 1000.0,
       pg_stat_get_total_autoanalyze_time(t.oid) / 1000.0,
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

-- tables / tables in total
SELECT current_database(),
       count(*),
       count(*) FILTER (WHERE pg_stat_get_dead_tuples(c.oid) > current_setting('autovacuum_vacuum_threshold')::int + current_setting('autovacuum_vacuum_scale_factor')::float8 * greatest(c.reltuples, 0))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema');

-- indexes / indexes
SELECT current_database(),
       x.nspname,
       x.tablename,
       x.relname,
       pg_stat_get_numscans(x.oid),
       pg_stat_get_tuples_returned(x.oid),
       pg_stat_get_tuples_fetched(x.oid),
       extract(epoch FROM clock_timestamp() - pg_stat_get_lastscan(x.oid)),
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

-- indexes / indexes in total
SELECT current_database(),
       count(*),
       count(*) FILTER (WHERE pg_stat_get_numscans(i.indexrelid) = 0 AND NOT i.indisunique AND NOT i.indisexclusion),
       coalesce(sum(c.relpages::int8 * current_setting('block_size')::int) FILTER (WHERE pg_stat_get_numscans(i.indexrelid) = 0 AND NOT i.indisunique AND NOT i.indisexclusion), 0),
       count(*) FILTER (WHERE NOT i.indisvalid)
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE c.relkind = 'i' AND t.relkind IN ('r', 'm') AND t.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema');

-- functions / pg_stat_user_functions
SELECT current_database(),
       schemaname,
       funcname,
       sum(calls),
       sum(total_time) / 1000.0,
       sum(self_time) / 1000.0,
       coalesce(pg_stat_get_db_stat_reset_time((SELECT oid FROM pg_database WHERE datname = current_database())), least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM pg_stat_user_functions
GROUP BY schemaname, funcname
ORDER BY sum(total_time) DESC
LIMIT 50;

-- statements / pg_stat_statements
SELECT s.queryid::text,
       d.datname,
       sum(s.total_exec_time) / 1000,
       sum(s.calls),
       sum(s.rows),
       sum(s.total_plan_time) / 1000,
       sum(s.shared_blks_hit),
       sum(s.shared_blks_read),
       sum(s.shared_blks_written),
       sum(s.shared_blk_read_time) / 1000,
       sum(s.temp_blks_written),
       sum(s.wal_bytes),
       sum(s.jit_generation_time + s.jit_inlining_time + s.jit_optimization_time + s.jit_emission_time) / 1000
FROM public.pg_stat_statements(false) s
LEFT JOIN pg_database d ON d.oid = s.dbid
WHERE s.queryid IS NOT NULL
  AND s.userid <> to_regrole(quote_ident(current_user))
GROUP BY s.queryid, d.datname
ORDER BY sum(s.total_exec_time) DESC
LIMIT 5000;

