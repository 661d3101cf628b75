package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.collector.external.journey.Steps.journey;
import static org.workloadmonitor.collector.external.journey.Steps.step;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.http.WebServer;

/** Servers that say aloud what they were told in confidence. */
class JourneySecretsTest {

  private static final String PASSWORD = "open-sesame/with&signs";
  private static final String TOKEN = "tok-".repeat(30) + "/end";

  private static String shown(WebServer server, Steps... steps) throws Exception {
    try (Journeys journeys = new Journeys(journey(steps))) {
      journeys.run();
      assertThat(server.asked()).isNotEmpty();
      return journeys.shown();
    }
  }

  private static void assertHidden(String shown) {
    assertThat(shown).doesNotContain(PASSWORD, TOKEN, TOKEN.substring(0, 24), "open-sesame");
  }

  private static Steps logIn(WebServer server) {
    return step(
            "log in",
            Configs.local(server.port())
                .method("POST")
                .json(Map.of("password", Secret.of(PASSWORD))))
        .jsonpath("token", "$.token");
  }

  private static WebServer echo() throws Exception {
    return WebServer.saying(200, "{\"token\": \"" + TOKEN + "\", \"said\": \"" + PASSWORD + "\"}");
  }

  @Test
  void anAssertionOnAnEchoShowsNeither() throws Exception {
    try (WebServer server = echo()) {
      assertHidden(shown(server, logIn(server).equals("$.said", "another")));
      assertHidden(shown(server, logIn(server).equals("$.token", "another")));
    }
  }

  @Test
  void aTokenInAUrlIsNotShown() throws Exception {
    try (WebServer server = echo()) {
      String url = "http://127.0.0.1:" + server.port();
      String shown =
          shown(
              server,
              logIn(server),
              step("path", Configs.of(url + "/{{token}}/x")),
              step("query", Configs.of(url + "/?q={{token}}")));

      assertThat(server.asked()).hasSize(3);
      assertHidden(shown);
      assertThat(shown).contains("/{{token}}/x");
    }
  }

  @Test
  void aRedirectToATokenIsNotShown() throws Exception {
    try (WebServer server =
        WebServer.answering(
            exchange -> {
              if (exchange.getRequestURI().getPath().equals("/loop")) {
                WebServer.redirect(exchange, 302, "/loop?q=" + TOKEN);
              } else {
                WebServer.say(exchange, 200, "{\"token\": \"" + TOKEN + "\"}");
              }
            })) {
      String shown =
          shown(
              server,
              logIn(server),
              step("loop", Configs.of("http://127.0.0.1:" + server.port() + "/loop")));

      assertThat(shown).contains("too_many_redirects");
      assertHidden(shown);
    }
  }

  @Test
  void aHeaderThatIsWrongIsNotShown() throws Exception {
    try (WebServer server = echo()) {
      String shown =
          shown(
              server,
              logIn(server),
              step(
                      "then",
                      Configs.local(server.port())
                          .header("Authorization", "Bearer " + PASSWORD)
                          .header("X-Token", "{{token}}")
                          .expectedBody("nothing of {{token}}"))
                  .equals("$.said", "{{token}}"));

      assertThat(shown).contains("assertion_failed");
      assertHidden(shown);
    }
  }

  @Test
  void aCookieThatComesBackIsNotShown() throws Exception {
    try (WebServer server =
        WebServer.answering(
            exchange -> {
              exchange.getResponseHeaders().set("Set-Cookie", "id=" + PASSWORD + "; Path=/");
              WebServer.say(exchange, 200, "{\"said\": \"id " + PASSWORD + "\"}");
            })) {
      String shown =
          shown(server, step("get", Configs.local(server.port())).equals("$.said", "another"));

      assertThat(shown).contains("assertion_failed", "id ***");
      assertHidden(shown);
    }
  }

  @Test
  void whereAQuotationIsCutNothingOfASecretIsLeft() throws Exception {
    String filler = "x".repeat(50);
    try (WebServer server =
        WebServer.answering(
            exchange ->
                WebServer.say(
                    exchange,
                    200,
                    "{\"token\": \"" + TOKEN + "\", \"said\": \"" + filler + TOKEN + "\"}"))) {
      String shown = shown(server, logIn(server).equals("$.said", "another"));

      assertThat(shown).contains("xx***...").doesNotContain("xtok-");
    }
  }

  @Test
  void aServerCantWriteALineOfTheLog() throws Exception {
    try (WebServer server =
        WebServer.saying(200, "{\"said\": \"a\\n2026 ERROR b\\u001b[2J\\u202ec\"}")) {
      String shown =
          shown(server, step("get", Configs.local(server.port())).equals("$.said", "another"));

      assertThat(shown).contains("'a 2026 ERROR b [2J c'").doesNotContain("\u001b", "\u202e");
    }
  }
}
