package org.workloadmonitor.sink.cloudwatch.request;

import java.util.List;
import java.util.Optional;

/**
 * A PutMetricData request, ready to be signed.
 *
 * @param namespace where its metrics belong
 * @param parts what is in it, in its order
 * @param body what is sent; nobody changes it
 * @param encoding the body's Content-Encoding, if it is compressed
 */
public record MetricRequest(
    String namespace, List<Part> parts, Body body, Optional<String> encoding) {

  /** Bytes that records may hold: compared by identity. */
  public static final class Body {

    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The bytes themselves; nobody changes them. */
    public byte[] bytes() {
      return bytes;
    }
  }
}
