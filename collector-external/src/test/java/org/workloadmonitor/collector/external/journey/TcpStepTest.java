package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.collector.external.journey.Steps.journey;
import static org.workloadmonitor.collector.external.journey.Steps.say;
import static org.workloadmonitor.collector.external.journey.Steps.step;
import static org.workloadmonitor.collector.external.journey.Steps.tcp;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.external.assertion.JsonType;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.http.WebServer;
import org.workloadmonitor.collector.external.icmp.IcmpConfig;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.tcp.Exchange;

class TcpStepTest {

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private TestServer store;
  private WebServer web;
  private String found = "/7";

  @BeforeEach
  void open() throws Exception {
    store = TestServer.start(this::serve);
    web =
        WebServer.answering(
            exchange -> WebServer.say(exchange, 200, "{\"id\": \"" + found + "\"}"));
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    web.close();
  }

  /** Says back each line, in UTF-8. */
  private void serve(Socket connection) throws Exception {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heard.add(line);
      connection
          .getOutputStream()
          .write(("is " + line + " {}\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private Steps find() {
    return step("find", Configs.local(web.port())).jsonpath("id", "$.id");
  }

  private Steps get(String send, String expect) {
    return tcp("get", store.port(), say(send, expect));
  }

  @Test
  void aValueGoesIntoWhatIsSentAndExpected() throws Exception {
    RecordingRecorder told =
        Journeys.once(journey(find(), get("GET {{id}}\\r\\n", "is GET {{id}} {}")));

    assertThat(heard).containsExactly("GET /7");
    assertThat(told.value("synthetic.availability")).isEqualTo(1);
  }

  @Test
  void aValueIsPutInAsItIs() throws Exception {
    found = "\\\\r\\\\n\\\\x41 äöü €";

    RecordingRecorder told =
        Journeys.once(journey(find(), get("GET {{id}}\\r\\n", "is GET {{id}} {}")));

    assertThat(heard).containsExactly("GET \\r\\n\\x41 äöü €");
    assertThat(told.value("synthetic.availability")).isEqualTo(1);
  }

  @Test
  void aValueThatWouldBecomeACommandIsNotSent() throws Exception {
    found = "7\\r\\nFLUSHALL";

    RecordingRecorder told = Journeys.once(journey(find(), get("GET {{id}}\\r\\n", "is")));

    assertThat(heard).isEmpty();
    assertThat(Journeys.event(told).attributes().value("to")).contains("extraction_failed");
    assertThat(Journeys.event(told).message()).contains("line break").doesNotContain("FLUSHALL");
  }

  @Test
  void aValueThatIsTooLongIsNotSent() throws Exception {
    found = "x".repeat(16_000);

    RecordingRecorder told = Journeys.once(journey(find(), get("GET {{id}}{{id}}\\r\\n", "is")));

    assertThat(heard).isEmpty();
    assertThat(Journeys.event(told).attributes().value("to")).contains("extraction_failed");
  }

  @Test
  void aValueIsTakenOutOfWhatTheServerSays() throws Exception {
    Steps ask = get("GET key-ä\\r\\n", "{}").regex("key", "GET (\\S+)").jsonpath("none", "$.x");
    Steps again = tcp("again", store.port(), say("DEL {{key}}\\r\\n", "is DEL {{key}}"));

    RecordingRecorder told = Journeys.once(journey(ask, again));

    assertThat(Journeys.event(told).message()).contains("'none'", "no JSON");
    assertThat(heard).containsExactly("GET key-ä");

    Journeys.once(journey(get("GET key-ä\\r\\n", "{}").regex("key", "GET (\\S+)"), again));

    assertThat(heard).endsWith("DEL key-ä");
  }

  @Test
  void whatTheServerSaysIsAsserted() throws Exception {
    RecordingRecorder told =
        Journeys.once(journey(get("{\"a\": []}\\n", "is").is("$.a", JsonType.ARRAY)));

    assertThat(Journeys.event(told).message()).contains("The body is no JSON.");
  }

  @Test
  void whatWasExpectedIsToldAsItIsWrittenAndWhatWasSaidWithoutValues() throws Exception {
    found = "hush-hush-hush";
    try (Journeys journeys =
        new Journeys(
            journey(
                find(),
                tcp("get", store.port(), say("A {{id}}\\n", "A"), say("B {{id}}\\n", "not {{id}}"))
                    .timeout(Duration.ofSeconds(1))))) {
      journeys.run();

      assertThat(journeys.shown()).contains("was to say 'not {{id}}'").doesNotContain(found);
    }
  }

  @Test
  void anUnknownNameIsAMistakeAtItsKey() {
    assertThat(mistake(find(), get("GET {{ids}}\\r\\n", "is")))
        .hasMessage(
            "No earlier step extracts {{ids}}, which the step 'get' uses. Did you mean {{id}}?")
        .extracting(ConfigurationException::key)
        .isEqualTo("steps.1.tcp.exchanges.0.send");
    assertThat(mistake(find(), get("GET", "{{ids}}")).key())
        .isEqualTo("steps.1.tcp.exchanges.0.expect");
  }

  @Test
  void whereNoValueGoesItIsSaidWhereTheyGo() {
    IcmpConfig ping =
        new IcmpConfig("{{id}}", 1, Duration.ofMillis(10), 56, Configs.LONG, IpFamily.ANY, 0);

    assertThat(mistake(find(), Steps.icmp("ping", ping)))
        .hasMessageContaining("'ping' can't use {{...}} there")
        .extracting(ConfigurationException::key)
        .isEqualTo("steps.1");
  }

  @Test
  void aStepWithoutAnAnswerHasNothingToTakeOrToJudge() {
    Exchange says = new Exchange(say("x", "y").send(), Optional.empty());
    assertThatThrownBy(() -> journey(tcp("get", store.port(), says).regex("a", "b")))
        .hasMessageContaining("have an answer to take from");
    assertThatThrownBy(() -> journey(tcp("get", store.port(), says).is("$", JsonType.ARRAY)))
        .hasMessageContaining("assert its duration");
    assertThatThrownBy(() -> journey(get("x", "y").header("a", "Location")))
        .hasMessageContaining("no headers and cookies");
  }

  private static ConfigurationException mistake(Steps... steps) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
        ConfigurationException.class, () -> journey(steps));
  }
}
