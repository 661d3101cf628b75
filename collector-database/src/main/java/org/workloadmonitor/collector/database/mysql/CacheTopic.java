package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.gaugeOf;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.ratio;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** Open tables and files, and caches other than InnoDB's. */
final class CacheTopic {

  private static final MetricDescriptor OPENED =
      MetricDescriptor.counter(
          "mysql.opened_resources", "{resource}", "Files, tables and definitions opened.");
  private static final MetricDescriptor OPEN =
      MetricDescriptor.gauge(
          "mysql.open_resources", "{resource}", "Files, tables and definitions that are open.");
  private static final MetricDescriptor TABLE_CACHE =
      MetricDescriptor.counter(
          "mysql.table_open_cache", "{lookup}", "Lookups in the cache of open tables.");
  private static final MetricDescriptor KEY_CACHE =
      MetricDescriptor.counter(
          "mysql.key_cache.operations", "{operation}", "Work of the key cache of MyISAM.");
  private static final MetricDescriptor QUERY_CACHE =
      MetricDescriptor.counter(
          "mysql.query_cache.operations", "{operation}", "Work of MariaDB's query cache.");

  private CacheTopic() {}

  static StatusTopic tables() {
    return StatusTopic.of(
        Stream.of(
            Keyed.of("Opened_files", OPENED).with("kind", "file"),
            Keyed.of("Opened_tables", OPENED).with("kind", "table"),
            Keyed.of("Opened_table_definitions", OPENED).with("kind", "table_definition"),
            Keyed.of("Open_files", OPEN).with("kind", "file"),
            Keyed.of("Open_tables", OPEN).with("kind", "table"),
            Keyed.of("Open_table_definitions", OPEN).with("kind", "table_definition"),
            Keyed.of("Table_open_cache_hits", TABLE_CACHE).with("status", "hit"),
            Keyed.of("Table_open_cache_misses", TABLE_CACHE).with("status", "miss"),
            Keyed.of("Table_open_cache_overflows", TABLE_CACHE).with("status", "overflow"),
            gaugeOf(
                "@@table_open_cache",
                "mysql.table_open_cache.limit",
                "{table}",
                "Open tables that the cache has room for."),
            Keyed.of("Key_read_requests", KEY_CACHE).with("operation", "read_requests"),
            Keyed.of("Key_reads", KEY_CACHE).with("operation", "reads"),
            Keyed.of("Key_write_requests", KEY_CACHE).with("operation", "write_requests"),
            Keyed.of("Key_writes", KEY_CACHE).with("operation", "writes"),
            memory("Memory_used"),
            memory("Global_connection_memory")),
        ratio(
            "mysql.table_open_cache.utilization",
            "The share of table_open_cache that is in use.",
            "Open_tables",
            "@@table_open_cache"),
        ratio(
            "mysql.open_files.utilization",
            "The share of open_files_limit that is in use.",
            "Open_files",
            "@@open_files_limit"));
  }

  private static Keyed memory(String key) {
    return gaugeOf(
        key,
        "mysql.memory.usage",
        "By",
        "Memory as the server counts it: MariaDB all, MySQL that of sessions if it tracks it.");
  }

  /** MariaDB's; a server whose cache is off has nothing to tell of it. */
  static StatusTopic queries() {
    return StatusTopic.of(
            Stream.of(
                Keyed.of("Qcache_hits", QUERY_CACHE).with("operation", "hits"),
                Keyed.of("Qcache_inserts", QUERY_CACHE).with("operation", "inserts"),
                Keyed.of("Qcache_lowmem_prunes", QUERY_CACHE).with("operation", "prunes"),
                Keyed.of("Qcache_not_cached", QUERY_CACHE).with("operation", "not_cached"),
                gaugeOf(
                    "Qcache_free_memory",
                    "mysql.query_cache.free",
                    "By",
                    "Room left in MariaDB's query cache.")))
        .where(values -> values.get("Qcache_hits") + values.get("Qcache_inserts") > 0);
  }
}
