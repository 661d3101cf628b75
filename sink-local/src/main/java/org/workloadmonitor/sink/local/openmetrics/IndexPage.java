package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** For a person with a browser. */
final class IndexPage implements Page {

  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <title>Workload Monitor</title>
      <h1>Workload Monitor</h1>
      <ul>
      <li><a href="/metrics">/metrics</a>: what the agent sees, for Prometheus
      <li><a href="/health">/health</a>: whether the agent itself is well
      </ul>
      </html>
      """;

  @Override
  public Response get(Headers request) {
    return new Response(
        200, "text/html; charset=utf-8", HTML.getBytes(StandardCharsets.UTF_8), Map.of());
  }
}
