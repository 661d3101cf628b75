package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.workloadmonitor.collector.external.journey.Steps.journey;
import static org.workloadmonitor.collector.external.journey.Steps.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.http.Configs;

class TemplateCheckTest {

  private static final Configs HOME = Configs.of("http://shop.example.com/");

  private static ConfigurationException mistake(Configs then) {
    return mistake(step("first", HOME).jsonpath("token", "$.token"), step("then", then));
  }

  private static ConfigurationException mistake(Steps... steps) {
    return catchThrowableOfType(ConfigurationException.class, () -> journey(steps));
  }

  @Test
  void aNameThatNobodyExtractsIsFoundInEachKey() {
    assertThat(mistake(Configs.of("http://shop.example.com/{{tokn}}")).key())
        .isEqualTo("steps.1.http.url");
    assertThat(mistake(Configs.of("http://a.example/").header("X-A", "{{tokn}}")).key())
        .isEqualTo("steps.1.http.headers.X-A");
    assertThat(mistake(Configs.of("http://a.example/").method("PUT").body("{{tokn}}")).key())
        .isEqualTo("steps.1.http.body");
    assertThat(mistake(Configs.of("http://a.example/").bearerToken("{{tokn}}")).key())
        .isEqualTo("steps.1.http.bearer_token");
    assertThat(
            mistake(
                    Configs.of("http://a.example/")
                        .method("PUT")
                        .json(Map.of("a", List.of("b", "{{tokn}}"))))
                .key())
        .isEqualTo("steps.1.http.json.a.1");
  }

  @Test
  void aNearNameIsSuggested() {
    assertThat(mistake(Configs.of("http://shop.example.com/{{tokn}}")))
        .hasMessageContaining("{{tokn}}")
        .hasMessageContaining("'then'")
        .hasMessageContaining("Did you mean {{token}}?");
  }

  @Test
  void whatALaterStepExtractsIsNotThereYet() {
    assertThat(
            mistake(
                step("first", Configs.of("http://shop.example.com/{{token}}")),
                step("then", HOME).jsonpath("token", "$.token")))
        .hasMessageContaining("No value is extracted before it");
  }

  @Test
  void whatIsNoNameIsToldWithoutBeingShown() {
    assertThat(mistake(Configs.of("http://a.example/").header("X-A", "{{to ken}}")))
        .hasMessageContaining("no name")
        .message()
        .doesNotContain("to ken");
  }

  @Test
  void aPlaceThatIsNotClosedIsAMistakeAndOtherBracesAreNot() {
    assertThat(mistake(Configs.of("http://a.example/").bearerToken("{{token}")))
        .hasMessage("In the step 'then', {{token is not closed. Write {{token}}.")
        .extracting(ConfigurationException::key)
        .isEqualTo("steps.1.http.bearer_token");
    assertThat(mistake(Configs.of("http://a.example/").method("PUT").body("{{ {{other} {{#if}")))
        .isNull();
  }

  @Test
  void aSecretFromOutsideMayLookLikeAnything() {
    assertThat(
            journey(
                    step(
                        "log in",
                        Configs.of("http://a.example/")
                            .method("POST")
                            .json(Map.of("password", Secret.of("a{{b}}c")))))
                .steps())
        .hasSize(1);
  }

  @Test
  void aNameIsNotGivenTwice() {
    assertThat(mistake(step("one", HOME), step("one", HOME)))
        .hasMessageContaining("'one'")
        .extracting(ConfigurationException::key)
        .isEqualTo("steps.1.name");
  }

  @Test
  void thinkingMustLeaveTimeToAct() {
    assertThatThrownBy(
            () ->
                journey(Duration.ofSeconds(1), step("one", HOME).thinkTime(Duration.ofSeconds(1))))
        .hasMessageContaining("think times");
  }

  @Test
  void aNameForAValueMustFitBetweenBraces() {
    assertThatThrownBy(() -> journey(step("one", HOME).jsonpath("a b", "$.x")))
        .hasMessageContaining("'a b'");
  }
}
