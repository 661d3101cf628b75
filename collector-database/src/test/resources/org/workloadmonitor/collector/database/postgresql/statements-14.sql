-- subscriptions / pg_stat_subscription
SELECT s.subname,
       (s.pid IS NOT NULL)::int,
       extract(epoch FROM clock_timestamp() - s.last_msg_receipt_time),
       greatest(0, pg_wal_lsn_diff(s.received_lsn, s.latest_end_lsn))
FROM (SELECT subid, subname, max(pid) AS pid, max(last_msg_receipt_time) AS last_msg_receipt_time,
        max(received_lsn) AS received_lsn, max(latest_end_lsn) AS latest_end_lsn
 FROM pg_stat_subscription WHERE relid IS NULL GROUP BY subid, subname) s LIMIT 200;

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
       sum(s.wal_bytes)
FROM public.pg_stat_statements(false) s
LEFT JOIN pg_database d ON d.oid = s.dbid
WHERE s.queryid IS NOT NULL
  AND s.userid <> to_regrole(quote_ident(current_user))
GROUP BY s.queryid, d.datname
ORDER BY sum(s.total_exec_time) DESC
LIMIT 5000;

