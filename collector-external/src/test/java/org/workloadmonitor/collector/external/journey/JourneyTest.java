package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.collector.external.journey.Steps.journey;
import static org.workloadmonitor.collector.external.journey.Steps.step;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.tcp.TcpConfig;

class JourneyTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aVisitCarriesItsTokenAndItsCookieFromStepToStep() throws Exception {
    RecordingRecorder told = Journeys.once(journey(shop.visit()));

    assertThat(shop.paths()).containsExactly("/login", "/cart", "/items", "/items/17", "/logout");
    assertThat(told.value("synthetic.availability")).isEqualTo(1);
    assertThat(told.points("synthetic.duration")).hasSize(1);
    assertThat(told.points("synthetic.step.availability")).hasSize(5);
    assertThat(told.points("synthetic.step.duration"))
        .extracting(point -> point.attributes().value("journey.step").orElseThrow())
        .containsOnly("log in", "read the cart", "add", "take out", "log out");
    assertThat(told.value("synthetic.runs", Attributes.of("probe.result", "success"))).isEqualTo(1);
    assertThat(told.events()).isEmpty();
    assertThat(told.rejections()).isEmpty();
  }

  @Test
  void everySeriesTellsTheJourneyAndTheLocation() throws Exception {
    RecordingRecorder told = Journeys.once(journey(shop.visit()));

    assertThat(told.points())
        .allSatisfy(
            point ->
                assertThat(
                        point
                            .attributes()
                            .containsAll(
                                Attributes.of("journey.name", "buy", "location", "test-location")))
                    .isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "/login,     log in,        /login",
    "/cart,      read the cart, /login /cart /logout",
    "/items,     add,           /login /cart /items /logout",
    "/items/17,  take out,      /login /cart /items /items/17 /logout",
    "/logout,    log out,       /login /cart /items /items/17 /logout",
  })
  void aStepThatFailsIsNamedAndWhatWasMadeIsCleanedUp(String path, String step, String asked)
      throws Exception {
    shop.breakDown(path, 503);

    RecordingRecorder told = Journeys.once(journey(shop.visit()));

    assertThat(String.join(" ", shop.paths())).isEqualTo(asked);
    assertThat(told.value("synthetic.availability")).isZero();
    assertThat(Journeys.of(told, step)).isZero();
    assertThat(
            told.value(
                "synthetic.runs",
                Attributes.of("probe.result", "wrong_status", "journey.step", step)))
        .isEqualTo(1);
    assertThat(Journeys.event(told).severity()).isEqualTo(Severity.ERROR);
    assertThat(Journeys.event(told).message()).contains(step, "buy", "503");
  }

  @Test
  void aLoginThatHangsCostsTheStepsTimeAlone() throws Exception {
    shop.hang("/login");

    RecordingRecorder told = Journeys.once(journey(shop.logIn().timeout(SHORT), shop.logOut()));

    assertThat(end(told)).isIn("response_timeout", "connect_timeout");
    assertThat(shop.paths()).doesNotContain("/logout");
  }

  @Test
  void aJourneyWhoseTimeIsOverStillCleansUp() throws Exception {
    shop.hang("/cart");

    RecordingRecorder told = Journeys.once(journey(Duration.ofSeconds(5), shop.visit()));

    assertThat(shop.paths()).containsExactly("/login", "/cart", "/logout");
    assertThat(end(told)).isEqualTo("journey_timeout");
    assertThat(Journeys.of(told, "log out")).isEqualTo(1);
  }

  @Test
  void thinkTimeThatOutlastsTheJourneyLeavesTheStepUndone() throws Exception {
    Steps late = step("late", shop.at("/echo")).thinkTime(Duration.ofMillis(499));

    RecordingRecorder told = Journeys.once(journey(Duration.ofMillis(500), shop.logIn(), late));

    assertThat(end(told)).isEqualTo("journey_timeout");
    assertThat(told.value("synthetic.availability")).isZero();
  }

  @Test
  void anInterruptedJourneyCleansUpAndEnds() throws Exception {
    shop.hang("/cart");
    try (Journeys journeys = new Journeys(journey(shop.visit()))) {
      FutureTask<RecordingRecorder> run = new FutureTask<>(journeys::run);
      Thread thread = Thread.ofVirtual().start(run);
      shop.awaitHanging();

      thread.interrupt();

      assertThatThrownBy(() -> run.get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(shop.paths()).containsExactly("/login", "/cart", "/logout");
    }
  }

  @Test
  void aSecondVisitStartsWithoutCookies() throws Exception {
    try (Journeys journeys = new Journeys(journey(shop.visit()))) {
      journeys.run();
      RecordingRecorder told = journeys.run();

      assertThat(shop.last("/login").headers().get("Cookie")).isNull();
      assertThat(shop.last("/cart").header("Cookie")).isEqualTo("session=s-123456");
      assertThat(told.value("synthetic.runs")).isEqualTo(2);
    }
  }

  @Test
  void onlyAChangeIsAnEvent() throws Exception {
    try (Journeys journeys = new Journeys(journey(shop.visit()))) {
      assertThat(journeys.run().events()).isEmpty();
      shop.breakDown("/cart", 500);
      assertThat(journeys.run().events()).hasSize(1);
      assertThat(journeys.run().events()).isEmpty();
      shop.breakDown("/login", 500);
      assertThat(Journeys.event(journeys.run()).message()).contains("log in");
    }
  }

  @Test
  void aStepMayCompareWhatAnEarlierOneFound() throws Exception {
    Steps echo = step("echo", shop.at("/echo?{{token}}")).equals("$.said", "{{token}}");

    RecordingRecorder told = Journeys.once(journey(shop.logIn(), echo));

    assertThat(told.value("synthetic.availability")).isEqualTo(1);
  }

  @Test
  void aValueInAQueryStaysOneValue() throws Exception {
    Steps echo = step("echo", shop.at("/echo?order={{order}}&y=2"));
    Steps write =
        step("add", Shop.authorized(shop.at("/items")).method("POST")).jsonpath("order", "$.order");

    Journeys.once(journey(shop.logIn(), write, echo));

    assertThat(shop.paths().getLast()).isEqualTo("/echo?order=order%2F7%20%C3%A4%26x%3D1&y=2");
  }

  @Test
  void theDurationOfTheWholeCanBeAsserted() throws Exception {
    List<JourneyAssertion> never = List.of(new Asserted().duration(Duration.ZERO).build());

    RecordingRecorder told = Journeys.once(journey(Configs.LONG, false, never, shop.visit()));

    assertThat(end(told)).isEqualTo("assertion_failed");
    assertThat(Journeys.event(told).attributes().value("journey.step")).isEmpty();
  }

  @Test
  void theDurationOfAStepCanBeAsserted() throws Exception {
    RecordingRecorder told =
        Journeys.once(journey(shop.logIn().below(Duration.ZERO), shop.logOut()));

    assertThat(end(told)).isEqualTo("assertion_failed");
    assertThat(shop.paths()).as("the token was taken all the same").contains("/logout");
  }

  @Test
  void aStepMayBeAnotherProbe() throws Exception {
    TcpConfig tcp =
        new TcpConfig(
            "127.0.0.1",
            shop.port(),
            Configs.LONG,
            IpFamily.ANY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new ByteSize(1024),
            Optional.empty());

    RecordingRecorder told = Journeys.once(journey(Steps.tcp("reach", tcp), shop.logIn()));

    assertThat(told.value("synthetic.availability")).isEqualTo(1);
    assertThat(Journeys.span(told, "reach").attributes().value("probe.type")).contains("tcp");
  }

  @Test
  void aBodyMayHoldValuesToo() throws Exception {
    Steps write =
        step("write", shop.at("/echo").method("POST").json(Map.of("list", List.of("<{{token}}>"))));

    Journeys.once(journey(shop.logIn(), write));

    assertThat(shop.last("/echo").body()).isEqualTo("{\"list\":[\"<" + Shop.TOKEN + ">\"]}");
  }

  private static String end(RecordingRecorder told) {
    return told.points("synthetic.runs")
        .getFirst()
        .attributes()
        .value("probe.result")
        .orElseThrow()
        .toString();
  }
}
