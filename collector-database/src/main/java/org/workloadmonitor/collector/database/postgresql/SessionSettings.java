package org.workloadmonitor.collector.database.postgresql;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.workloadmonitor.collector.database.connection.Version;

/** What makes a session harmless, in one statement that also asks who the server is. */
final class SessionSettings {

  /** No lock is worth waiting for: the next run asks again. */
  static final Duration LOCK_TIMEOUT = Duration.ofMillis(250);

  /** What others have put into the schema public is not called by mistake (CVE-2018-1058). */
  static final String SEARCH_PATH = "SET search_path = pg_catalog";

  private SessionSettings() {}

  static String sql(Version version, Duration queryTimeout) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("statement_timeout", queryTimeout.toMillis() + "ms");
    settings.put("lock_timeout", LOCK_TIMEOUT.toMillis() + "ms");
    settings.put("default_transaction_read_only", "on");
    settings.put("search_path", "pg_catalog");
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("jit", "off");
    settings.put("client_min_messages", "error");
    if (version.major() >= 14) {
      // The session is idle from run to run, on purpose.
      settings.put("idle_session_timeout", "0");
    }
    StringJoiner columns =
        new StringJoiner(
            ",\n       ", "SELECT pg_postmaster_start_time(), current_database(),\n       ", "");
    settings.forEach(
        (name, value) ->
            columns.add("pg_catalog.set_config('%s', '%s', false)".formatted(name, value)));
    return columns.toString();
  }
}
