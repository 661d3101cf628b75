package org.workloadmonitor.sink.cloudwatch.service.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param headers without {@code Content-Length}, which the server adds
 * @param body any bytes
 */
public record Response(int status, Map<String, String> headers, Bytes body) {

  /** An answer that is empty. */
  public static Response of(int status) {
    return new Response(status, Map.of(), Bytes.of());
  }

  /** An answer in text. */
  public static Response of(int status, String contentType, String body) {
    return new Response(status, Map.of("Content-Type", contentType), Bytes.of(body));
  }

  /** The same answer with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  /** As it goes over the wire. */
  Bytes bytes() {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Answer\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.size()).append("\r\n\r\n");
    return Bytes.of(head.toString()).and(body);
  }
}
