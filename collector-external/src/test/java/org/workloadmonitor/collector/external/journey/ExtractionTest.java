package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.collector.external.journey.Steps.journey;
import static org.workloadmonitor.collector.external.journey.Steps.step;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.external.assertion.Regex;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.http.WebServer;

class ExtractionTest {

  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        WebServer.answering(
            exchange -> {
              exchange.getResponseHeaders().set("X-Next", "/orders/17?page=2");
              exchange.getResponseHeaders().add("Set-Cookie", "csrf=c-777; Path=/");
              WebServer.say(
                  exchange, 200, "{\"n\": 17, \"list\": [1], \"empty\": \"\", \"null\": null}");
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Extraction headerAndRegex(String header, String regex) {
    return new Extraction(
        Optional.empty(), Optional.of(header), Optional.empty(), Optional.of(Regex.parse(regex)));
  }

  static Stream<UnaryOperator<Steps>> found() {
    return Stream.of(
        step -> step.jsonpath("v", "$.n"),
        step -> step.regex("v", "\"n\": (\\d+)"),
        step -> step.extract("v", headerAndRegex("X-Next", "/orders/(\\d+)")));
  }

  @ParameterizedTest
  @MethodSource("found")
  void aValueIsFoundInEachPlace(UnaryOperator<Steps> extraction) throws Exception {
    Journeys.once(journey(extraction.apply(first()), step("then", local("/then/{{v}}"))));

    assertThat(server.asked().getLast().path()).isEqualTo("/then/17");
  }

  @Test
  void aCookieIsAValueToo() throws Exception {
    Journeys.once(
        journey(
            first().cookie("csrf", "csrf"), step("then", local("/").header("X-Csrf", "{{csrf}}"))));

    assertThat(server.asked().getLast().header("X-Csrf")).isEqualTo("c-777");
  }

  @Test
  void aPathWithItsQueryMayFollowTheHost() throws Exception {
    Journeys.once(journey(first().header("next", "X-Next"), step("then", local("{{next}}"))));

    assertThat(server.asked().getLast().path()).isEqualTo("/orders/17?page=2");
  }

  static Stream<UnaryOperator<Steps>> missing() {
    return Stream.of(
        step -> step.jsonpath("v", "$.nowhere"),
        step -> step.jsonpath("v", "$.list"),
        step -> step.jsonpath("v", "$.empty"),
        step -> step.jsonpath("v", "$.null"),
        step -> step.regex("v", "\"z\": (\\d+)"),
        step -> step.header("v", "X-Nowhere"),
        step -> step.cookie("v", "nowhere"));
  }

  @ParameterizedTest
  @MethodSource("missing")
  void aValueThatIsNotThereHasAWord(UnaryOperator<Steps> extraction) throws Exception {
    RecordingRecorder told =
        Journeys.once(journey(extraction.apply(first()), step("then", local("/{{v}}"))));

    assertThat(Journeys.event(told).attributes().value("to")).contains("extraction_failed");
    assertThat(Journeys.event(told).message()).contains("first", "'v'");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aValueCantSendTheRequestToAnotherHost() throws Exception {
    RecordingRecorder told =
        Journeys.once(
            journey(
                first().extract("v", headerAndRegex("X-Next", "(/orders)")),
                step("then", Configs.of("http://127.0.0.1{{v}}"))));

    assertThat(Journeys.event(told).attributes().value("to")).get().isNotEqualTo("success");

    WebServer evil = WebServer.saying(200, "{\"v\": \"@localhost:" + server.port() + "/\"}");
    try (evil) {
      RecordingRecorder second =
          Journeys.once(
              journey(
                  step("first", Configs.of("http://127.0.0.1:" + evil.port() + "/"))
                      .jsonpath("v", "$.v"),
                  step("then", Configs.of("http://127.0.0.1:" + evil.port() + "{{v}}"))));

      assertThat(Journeys.event(second).attributes().value("to")).contains("extraction_failed");
      assertThat(Journeys.event(second).message()).contains("another host");
    }
  }

  @Test
  void aValueThatLeadsUpwardsIsNotSent() throws Exception {
    try (WebServer evil = WebServer.saying(200, "{\"v\": \"../customers/1\"}")) {
      Steps first =
          step("first", Configs.of("http://127.0.0.1:" + evil.port() + "/")).jsonpath("v", "$.v");

      RecordingRecorder told =
          Journeys.once(journey(first, step("then", local("/items/{{v}}").method("DELETE"))));

      assertThat(Journeys.event(told).attributes().value("to")).contains("extraction_failed");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void aValueDoesNotFollowARedirectToAnotherHost() throws Exception {
    try (WebServer shop =
        WebServer.answering(
            exchange -> {
              if (exchange.getRequestURI().getPath().equals("/go")) {
                WebServer.redirect(exchange, 307, "http://127.0.0.1:" + server.port() + "/evil");
              } else {
                WebServer.say(exchange, 200, "{\"v\": \"order-17\"}");
              }
            })) {
      String url = "http://127.0.0.1:" + shop.port();
      Steps first = step("first", Configs.of(url + "/")).jsonpath("v", "$.v");
      Configs go = Configs.of(url + "/go").header("X-Order", "{{v}}").header("X-Plain", "1");

      Journeys.once(journey(first, step("then", go)));

      assertThat(shop.asked().getLast().header("X-Order")).isEqualTo("order-17");
      assertThat(server.asked().getLast().path()).isEqualTo("/evil");
      assertThat(server.asked().getLast().header("X-Plain")).isEqualTo("1");
      assertThat(server.asked().getLast().headers().get("X-Order")).isNull();
    }
  }

  @Test
  void aValueOfAFormStaysOneValue() throws Exception {
    try (WebServer evil = WebServer.saying(200, "{\"v\": \"1 2&admin=true\"}")) {
      Steps first =
          step("first", Configs.of("http://127.0.0.1:" + evil.port() + "/")).jsonpath("v", "$.v");
      Configs form =
          local("/")
              .method("POST")
              .header("content-type", "application/x-www-form-urlencoded")
              .body("a={{v}}&b=2");

      Journeys.once(journey(first, step("then", form)));

      assertThat(server.asked().getLast().body()).isEqualTo("a=1+2%26admin%3Dtrue&b=2");
      assertThat(server.asked().getLast().header("Content-Type"))
          .isEqualTo("application/x-www-form-urlencoded");
    }
  }

  @Test
  void aValueCantAddAHeader() throws Exception {
    try (WebServer evil = WebServer.saying(200, "{\"v\": \"x\\r\\nX-Evil: 1\"}")) {
      Steps first =
          step("first", Configs.of("http://127.0.0.1:" + evil.port() + "/")).jsonpath("v", "$.v");

      RecordingRecorder told =
          Journeys.once(journey(first, step("then", local("/").header("X-V", "{{v}}"))));

      assertThat(Journeys.event(told).attributes().value("to")).contains("extraction_failed");
      assertThat(Journeys.event(told).message()).contains("X-V");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void aTokenThatIsNoneFailsItsStepAndWhatWasMadeIsCleanedUp() throws Exception {
    try (WebServer evil = WebServer.saying(200, "{\"v\": \"x\\r\\nX-Evil: 1\"}")) {
      Steps first =
          step("first", Configs.of("http://127.0.0.1:" + evil.port() + "/")).jsonpath("v", "$.v");
      Steps then = step("then", local("/").bearerToken("{{v}}"));

      RecordingRecorder told =
          Journeys.once(journey(first, then, step("leave", local("/leave")).always()));

      assertThat(Journeys.event(told).attributes().value("to")).contains("extraction_failed");
      assertThat(Journeys.event(told).message()).contains("Authorization");
      assertThat(server.asked()).extracting(WebServer.Asked::path).containsExactly("/leave");
    }
  }

  @Test
  void onePlaceIsNamed() {
    assertThatThrownBy(
            () ->
                new Extraction(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("jsonpath, header, cookie or regex");
  }

  private Steps first() {
    return step("first", local("/first"));
  }

  private Configs local(String path) {
    return Configs.of("http://127.0.0.1:" + server.port() + path);
  }
}
