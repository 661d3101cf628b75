package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Health;

/** Whether the agent itself is alive and delivers, for load balancers and other monitors. */
final class HealthPage implements Page {

  private final Agent agent;

  HealthPage(Agent agent) {
    this.agent = agent;
  }

  @Override
  public Response get(Headers request) {
    Health health = agent.health();
    Json json =
        new Json()
            .put("status", Words.lowerCase(health.status()))
            .put("reason", health.reason())
            .put("version", agent.version())
            .put("host", agent.host())
            .put("started", agent.started().toString())
            .put("attributes", health.attributes());
    // Who knows nothing must not be restarted for it.
    int status = health.status() == Health.Status.DOWN ? 503 : 200;
    byte[] body = (json + "\n").getBytes(StandardCharsets.UTF_8);
    return new Response(status, "application/json", body, Map.of());
  }
}
