package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;

@Timeout(120)
class RedirectsTest {

  @Test
  void aRedirectIsFollowedAndItsPhasesAreThereToo() throws Exception {
    try (WebServer server = pointing(302, "/there")) {
      Observation seen = look(Configs.local(server.port()));

      assertThat(seen.result()).isEqualTo(Result.SUCCESS);
      assertThat(seen.details().value("http.response.url"))
          .contains("http://127.0.0.1:%d/there".formatted(server.port()));
      assertThat(seen.phases().size()).isGreaterThan(6);
    }
  }

  @Test
  void aRedirectThatIsNotFollowedIsTheAnswer() throws Exception {
    try (WebServer server = pointing(301, "/there")) {
      Observation seen = look(Configs.local(server.port()).followRedirects(false).status("301"));

      assertThat(seen.result()).isEqualTo(Result.SUCCESS);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void redirectsWithoutEndAreSaid() throws Exception {
    try (WebServer server =
        WebServer.answering(exchange -> WebServer.redirect(exchange, 302, "/again"))) {
      Observation seen = look(Configs.local(server.port()));

      assertThat(seen.result()).isEqualTo(Result.TOO_MANY_REDIRECTS);
      assertThat(server.asked()).hasSize(11);
    }
  }

  @Test
  void aRedirectToSomethingElseThanHttpIsSaid() throws Exception {
    try (WebServer server = pointing(302, "ftp://example.com/")) {
      assertThat(look(Configs.local(server.port())).result()).isEqualTo(Result.INVALID_RESPONSE);
    }
  }

  @Test
  void aFormThatWasSentBecomesAQuestionAsInBrowsers() throws Exception {
    try (WebServer server = pointing(303, "/there")) {
      look(Configs.local(server.port()).method("POST").body("a=b"));

      assertThat(server.asked().get(1).method()).isEqualTo("GET");
      assertThat(server.asked().get(1).body()).isEmpty();
    }
  }

  @Test
  void aTemporaryRedirectKeepsMethodAndBody() throws Exception {
    try (WebServer server = pointing(307, "/there")) {
      look(Configs.local(server.port()).method("POST").body("a=b"));

      assertThat(server.asked().get(1).method()).isEqualTo("POST");
      assertThat(server.asked().get(1).body()).isEqualTo("a=b");
    }
  }

  @Test
  void secretsDoNotGoToAnotherHostOrPort() throws Exception {
    try (WebServer other = WebServer.saying(200, "");
        WebServer server = pointing(302, "http://127.0.0.1:%d/".formatted(other.port()))) {
      look(
          Configs.local(server.port())
              .bearerToken("t0ken")
              .header("X-Api-Key", "k3y")
              .header("X-Plain", "p"));

      WebServer.Asked asked = other.asked().getFirst();
      assertThat(asked.header("Authorization")).isNull();
      assertThat(asked.header("X-Api-Key")).isNull();
      assertThat(asked.header("X-Plain")).isEqualTo("p");
    }
  }

  @Test
  void secretsStayWithTheSameHost() throws Exception {
    try (WebServer server = pointing(302, "/there")) {
      look(Configs.local(server.port()).bearerToken("t0ken"));

      assertThat(server.asked().get(1).header("Authorization")).isEqualTo("Bearer t0ken");
    }
  }

  /** Answers the root with a redirect and all else with 200. */
  private static WebServer pointing(int status, String to) throws Exception {
    return WebServer.answering(
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/")) {
            WebServer.redirect(exchange, status, to);
          } else {
            WebServer.say(exchange, 200, "");
          }
        });
  }

  private static Observation look(Configs config) throws Exception {
    return Looks.once(new HttpProbeType(), config.build());
  }
}
