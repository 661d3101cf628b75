package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Probe;

/** What came from a placeholder is sent, and never seen. */
class HttpSecretsTest {

  private static final String SECRET = "s3cr3t/Part";

  @Test
  void aSecretInThePathIsSentAndNotShown() throws Exception {
    try (WebServer server = WebServer.saying(404, "nothing here")) {
      Configs config = hook(server, "services/");

      assertThat(shown(config)).contains("/services/***").contains("WRONG_STATUS");
      assertThat(server.asked().getFirst().path()).isEqualTo("/services/" + SECRET);
    }
  }

  @Test
  void aSecretInTheQueryIsSentAndNotShown() throws Exception {
    try (WebServer server = WebServer.saying(200, "fine")) {
      Configs config = hook(server, "services?id=");

      assertThat(shown(config)).contains("/services?id=***").contains("SUCCESS");
      assertThat(server.asked().getFirst().path()).startsWith("/services");
    }
  }

  @Test
  void aRedirectThatRepeatsASecretDoesNotShowIt() throws Exception {
    try (WebServer server =
        WebServer.answering(
            exchange -> WebServer.redirect(exchange, 302, exchange.getRequestURI().getPath()))) {
      assertThat(shown(hook(server, "services/")))
          .contains("TOO_MANY_REDIRECTS")
          .contains("/services/***");
    }
  }

  private static Configs hook(WebServer server, String before) {
    return Configs.of(
        Url.parse(
            "http://127.0.0.1:%d/%s%s".formatted(server.port(), before, SECRET),
            List.of(Secret.of(SECRET))));
  }

  /** Everything that anybody could see. */
  private static String shown(Configs config) throws Exception {
    HttpConfig built = config.build();
    try (Probe probe = Looks.probe(new HttpProbeType(), built)) {
      Observation seen = Looks.at(probe);
      String all = "%s %s %s".formatted(built, probe.target(), seen);
      assertThat(all).doesNotContain("s3cr3t");
      return all;
    }
  }
}
