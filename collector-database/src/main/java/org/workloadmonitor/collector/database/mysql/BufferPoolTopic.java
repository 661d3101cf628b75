package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.each;
import static org.workloadmonitor.collector.database.mysql.Columns.gaugeOf;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.derived;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.rest;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** InnoDB's buffer pool. */
final class BufferPoolTopic {

  private static final String PREFIX = "Innodb_buffer_pool_";
  private static final MetricDescriptor PAGES =
      MetricDescriptor.gauge("mysql.buffer_pool.pages", "{page}", "Pages of the buffer pool.");
  private static final MetricDescriptor DATA_PAGES =
      MetricDescriptor.gauge(
          "mysql.buffer_pool.data_pages", "{page}", "Pages that hold data, changed or not.");
  private static final MetricDescriptor USAGE =
      MetricDescriptor.gauge(
          "mysql.buffer_pool.usage", "By", "Bytes of the buffer pool that hold data.");
  private static final MetricDescriptor OPERATIONS =
      MetricDescriptor.counter(
          "mysql.buffer_pool.operations",
          "{operation}",
          "Requests to the buffer pool, and pages read for them.");

  private BufferPoolTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
        Stream.of(
                each(PAGES, "kind", PREFIX + "pages_", "data", "free", "misc"),
                each(
                    OPERATIONS,
                    "operation",
                    PREFIX,
                    "read_ahead",
                    "read_ahead_evicted",
                    "read_ahead_rnd",
                    "read_requests",
                    "reads",
                    "wait_free",
                    "write_requests"),
                Stream.of(
                    Keyed.of(PREFIX + "pages_dirty", DATA_PAGES).with("status", "dirty"),
                    Keyed.of(PREFIX + "bytes_dirty", USAGE).with("status", "dirty"),
                    counterOf(
                        PREFIX + "pages_flushed",
                        "mysql.buffer_pool.page_flushes",
                        "{page}",
                        "Pages that were written out."),
                    gaugeOf(
                        "@@innodb_buffer_pool_size",
                        "mysql.buffer_pool.limit",
                        "By",
                        "Configured size of the buffer pool.")))
            .flatMap(keys -> keys),
        rest(
            DATA_PAGES,
            Attributes.of("status", "clean"),
            PREFIX + "pages_data",
            PREFIX + "pages_dirty"),
        rest(
            USAGE, Attributes.of("status", "clean"), PREFIX + "bytes_data", PREFIX + "bytes_dirty"),
        derived(
            MetricDescriptor.gauge(
                "mysql.buffer_pool.utilization", "1", "The share of the buffer pool in use."),
            Attributes.EMPTY,
            values -> 1 - values.get(PREFIX + "pages_free") / values.get(PREFIX + "pages_total"),
            PREFIX + "pages_free",
            PREFIX + "pages_total"));
  }
}
