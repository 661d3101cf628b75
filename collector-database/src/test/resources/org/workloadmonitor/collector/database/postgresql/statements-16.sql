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
       least(a.stats_reset, b.stats_reset, w.stats_reset)
FROM pg_stat_archiver a
CROSS JOIN pg_stat_bgwriter b
CROSS JOIN pg_stat_wal w;

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
       coalesce(s.conflicting, s.wal_status = 'lost', false)::int,
       t.spill_txns,
       t.spill_bytes,
       t.stream_bytes,
       t.total_txns,
       t.total_bytes,
       coalesce(t.stats_reset, least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset))
FROM pg_replication_slots s
LEFT JOIN pg_stat_replication_slots t USING (slot_name), (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS position) here
ORDER BY s.slot_name LIMIT 200;

-- slru / pg_stat_slru
SELECT CASE name WHEN 'CommitTs' THEN 'commit_timestamp'
          WHEN 'MultiXactMember' THEN 'multixact_member'
          WHEN 'MultiXactOffset' THEN 'multixact_offset'
          WHEN 'Notify' THEN 'notify'
          WHEN 'Serial' THEN 'serializable'
          WHEN 'Subtrans' THEN 'subtransaction'
          WHEN 'Xact' THEN 'transaction' ELSE name END,
       nullif(blks_hit, 0),
       nullif(blks_read, 0),
       nullif(blks_written, 0),
       nullif(blks_zeroed, 0),
       stats_reset
FROM pg_stat_slru;

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
       sum(s.blk_read_time) / 1000,
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

