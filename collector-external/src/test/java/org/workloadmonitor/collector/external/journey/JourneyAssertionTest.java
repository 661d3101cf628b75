package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.collector.external.journey.Steps.journey;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.external.http.Configs;

class JourneyAssertionTest {

  private static final Attributes FAILED = Attributes.of("probe.result", "assertion_failed");

  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private JourneyConfig visit(Asserted... assertions) {
    List<Steps> steps = new ArrayList<>(List.of(shop.visit()));
    steps.add(2, shop.write("again").jsonpath("order", "$.order"));
    return journey(
        Configs.LONG,
        false,
        List.of(assertions).stream().map(Asserted::build).toList(),
        steps.toArray(Steps[]::new));
  }

  /** Why it failed; empty if it did not. */
  private String reason(Asserted... assertions) throws Exception {
    RecordingRecorder told = Journeys.once(visit(assertions));
    if (told.value("synthetic.availability") == 1) {
      return "";
    }
    assertThat(told.value("synthetic.runs", FAILED)).isEqualTo(1);
    assertThat(told.points("synthetic.step.availability"))
        .as("no step is at fault")
        .allSatisfy(point -> assertThat(point.value().toString()).contains("1.0"));
    Span root = Journeys.span(told, "buy");
    assertThat(root.status()).isEqualTo(Span.Status.ERROR);
    assertThat(Journeys.event(told).message()).contains("'buy': ").endsWith(root.statusMessage());
    assertThat(Journeys.event(told).attributes().value("journey.step")).isEmpty();
    return root.statusMessage();
  }

  @Test
  void aValueMayBeComparedWithATextAndWithAnother() throws Exception {
    assertThat(
            reason(
                new Asserted().value("item").equalTo("/items/17"),
                new Asserted().value("item").equalTo("{{item}}"),
                new Asserted().value("item").matches("^/items/[0-9]+$")))
        .isEmpty();
    assertThat(reason(new Asserted().value("item").equalTo("{{token}}")))
        .isEqualTo("The value 'item' is not what it should be.");
  }

  @Test
  void aValueIsNeverShown() throws Exception {
    assertThat(reason(new Asserted().value("token").equalTo("another")))
        .isEqualTo("The value 'token' is ***, not 'another'.");
    assertThat(reason(new Asserted().value("item").matches("^/orders/")))
        .isEqualTo("The value 'item' is ***, which does not match /^/orders//.");
    assertThat(reason(new Asserted().value("order").below(3)))
        .isEqualTo("The value 'order' is ***, which is no number.");
  }

  @Test
  void aCookieMustBeThereOrGoneAtTheEnd() throws Exception {
    assertThat(reason(new Asserted().cookie("session").matches("^s-[0-9]+$"))).isEmpty();
    assertThat(reason(new Asserted().cookie("session").exists(false)))
        .isEqualTo("The cookie 'session' is still there.");
    assertThat(reason(new Asserted().cookie("session").equalTo("none")))
        .isEqualTo("The cookie 'session' is ***, not 'none'.");
    assertThat(reason(new Asserted().cookie("cart"))).isEqualTo("The cookie 'cart' is not there.");
  }

  @Test
  void theDurationOfSomeStepsIsTheirs() throws Exception {
    assertThat(reason(new Asserted().duration(Configs.LONG, "log in", "add"))).isEmpty();
    assertThat(reason(new Asserted().duration(Duration.ZERO, "log in", "add")))
        .matches("'log in', 'add' took [0-9]+ ms, not less than 0 ms\\.");
  }

  @Test
  void ofAJourneyThatFailedAnywayTheStepIsTold() throws Exception {
    shop.breakDown("/logout", 500);

    RecordingRecorder told = Journeys.once(visit(new Asserted().duration(Duration.ZERO)));

    assertThat(told.value("synthetic.runs", Attributes.of("probe.result", "wrong_status")))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokn", "a b"})
  void aValueThatNoStepExtractsIsAMistake(String name) {
    assertThatThrownBy(() -> visit(new Asserted().value(name).equalTo("x")))
        .isInstanceOf(ConfigurationException.class)
        .extracting(e -> ((ConfigurationException) e).key())
        .isEqualTo("assert.0");
    assertThatThrownBy(() -> visit(new Asserted().value("item").equalTo("{{" + name + "}}")))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void whatWasProbablyMeantIsTold() {
    assertThatThrownBy(() -> visit(new Asserted().value("tokn").equalTo("x")))
        .hasMessage("No step extracts {{tokn}}. Did you mean {{token}}?");
    assertThatThrownBy(() -> visit(new Asserted().duration(Duration.ZERO, "login")))
        .hasMessage("No step is called 'login'. Did you mean 'log in'?");
  }

  @Test
  void anAssertionIsAboutOneThing() {
    assertThatThrownBy(() -> new Asserted().build()).hasMessageContaining("is about 0 of them");
    assertThatThrownBy(() -> new Asserted().value("item").cookie("session").build())
        .hasMessageContaining("is about 2 of them");
    assertThatThrownBy(() -> new Asserted().duration(Duration.ZERO).equalTo("x").build())
        .hasMessageContaining("go with value or cookie");
    assertThatThrownBy(() -> new Asserted().value("item").build())
        .hasMessageContaining("Write what it must be like");
    assertThatThrownBy(() -> new Asserted().cookie("a").steps("log in").build())
        .hasMessageContaining("Only of a duration");
    assertThatThrownBy(() -> new Asserted().cookie("a").exists(false).equalTo("b").build())
        .hasMessageContaining("Write exists: false alone");
  }
}
