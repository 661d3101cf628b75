package org.workloadmonitor.sink.local.openmetrics;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer to a request. */
final class Response {

  static final long UNKNOWN = -1;

  private final int status;
  private final String contentType;
  private final long length;
  private final Body body;
  private final Map<String, String> headers;

  /**
   * Puts an answer together.
   *
   * @param body the bytes as they are sent; not changed any more
   * @param headers further header fields
   */
  Response(int status, String contentType, byte[] body, Map<String, String> headers) {
    this(status, contentType, body.length, out -> out.write(body), headers);
  }

  private Response(
      int status, String contentType, long length, Body body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.length = length;
    this.body = body;
    this.headers = Map.copyOf(headers);
  }

  /** A good answer that is made while it is sent. */
  static Response streamed(String contentType, Body body, Map<String, String> headers) {
    return new Response(200, contentType, UNKNOWN, body, headers);
  }

  /** A sentence, ended by a line break for those who read it in a terminal. */
  static Response text(int status, String sentence) {
    byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    return new Response(status, "text/plain; charset=utf-8", body, Map.of());
  }

  Response with(String header, String value) {
    return new Response(status, contentType, length, body, Map.of(header, value));
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  /** How many bytes the body has; {@link #UNKNOWN} until it is sent. */
  long length() {
    return length;
  }

  Body body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
