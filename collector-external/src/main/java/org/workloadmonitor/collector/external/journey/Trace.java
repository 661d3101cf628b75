package org.workloadmonitor.collector.external.journey;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ids of one run's trace (W3C Trace Context, level 1).
 *
 * @param traceId of all its spans
 * @param rootId of the span of the whole journey
 */
record Trace(String traceId, String rootId) {

  static Trace begin() {
    return new Trace(id() + id(), id());
  }

  /** The id of another span: random, and never all zeros, which stands for none. */
  static String id() {
    long id = ThreadLocalRandom.current().nextLong();
    return id == 0 ? id() : HexFormat.of().toHexDigits(id);
  }

  /** The header that makes a span the parent of what the target does; sampled. */
  String parent(String spanId) {
    return "00-" + traceId + "-" + spanId + "-01";
  }
}
