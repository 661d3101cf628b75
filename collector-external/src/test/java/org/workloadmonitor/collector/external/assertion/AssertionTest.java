package org.workloadmonitor.collector.external.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;

class AssertionTest {

  private static final Deadline NEVER = new Deadline(() -> 0, 1);

  private static final ResponseView ANSWER =
      new ResponseView() {
        @Override
        public int status() {
          return 201;
        }

        @Override
        public List<String> header(String name) {
          return switch (name.toLowerCase(Locale.ROOT)) {
            case "server" -> List.of("nginx/1.29");
            case "set-cookie" -> List.of("sid=hush-hush");
            default -> List.of();
          };
        }

        @Override
        public String body() {
          return "{\"state\": \"down\", \"load\": 2.0, \"items\": [], \"none\": null, \"api_key\":"
              + " \"hush\"}";
        }

        @Override
        public long size() {
          return 60;
        }

        @Override
        public Duration duration() {
          return Duration.ofMillis(900);
        }
      };

  @Test
  void theStatusMustBeInOneOfTheRanges() {
    assertThat(status("2xx")).isEmpty();
    assertThat(status("200", "204")).contains("The status is 201, not 200 or 204.");
  }

  @Test
  void theTimeMustBeBelowItsBound() {
    assertThat(failure(new Check().duration("PT1S"))).isEmpty();
    assertThat(failure(new Check().duration("PT0.8S")))
        .contains("It took 900 ms, not less than 800 ms.");
  }

  @Test
  void theBodyMustBeAsLargeAsItShould() {
    assertThat(failure(new Check().size(10, 100))).isEmpty();
    assertThat(failure(new Check().size(100, 1000)))
        .contains("The body has 60 bytes, not more than 100 and less than 1000.");
  }

  @Test
  void theBodyMustContainWhatItShould() {
    assertThat(failure(new Check().body("state"))).isEmpty();
    assertThat(failure(new Check().body("up!"))).contains("The body does not contain 'up!'.");
  }

  @Test
  void aHeaderIsFoundWhateverItsCase() {
    assertThat(failure(new Check().header("Server").matches("^nginx/"))).isEmpty();
    assertThat(failure(new Check().header("Server").equalTo("apache")))
        .contains("The header 'Server' is 'nginx/1.29', not 'apache'.");
    assertThat(failure(new Check().header("Via"))).contains("The header 'Via' is not there.");
    assertThat(failure(new Check().header("Via").exists(false))).isEmpty();
  }

  @Test
  void aValueOfTheBodyIsFoundByItsPath() {
    assertThat(failure(new Check().jsonpath("$.state").equalTo("down"))).isEmpty();
    assertThat(failure(new Check().jsonpath("$.state").equalTo("up")))
        .contains("$.state is 'down', not 'up'.");
    assertThat(failure(new Check().jsonpath("$.items").is(JsonType.ARRAY))).isEmpty();
    assertThat(failure(new Check().jsonpath("$.items").is(JsonType.OBJECT)))
        .contains("$.items is of type array, not object.");
    assertThat(failure(new Check().jsonpath("$.none").is(JsonType.NULL))).isEmpty();
    assertThat(failure(new Check().jsonpath("$.gone"))).contains("$.gone is not there.");
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(failure(new Check().jsonpath("$.load").equalTo(2L))).isEmpty();
    assertThat(failure(new Check().jsonpath("$.load").above(1.5))).isEmpty();
    assertThat(failure(new Check().jsonpath("$.load").above(2)).orElseThrow())
        .endsWith("not above 2.");
    assertThat(failure(new Check().jsonpath("$.state").above(2)))
        .contains("$.state is 'down', which is no number.");
  }

  @Test
  void aSecretIsComparedButNeverShownNorWhatCameInstead() {
    assertThat(failure(new Check().jsonpath("$.state").equalTo(Secret.of("down")))).isEmpty();
    assertThat(failure(new Check().jsonpath("$.state").equalTo(Secret.of("hush"))))
        .contains("$.state is not what it should be.");
  }

  @Test
  void whatTheServerKeepsSecretIsNotShownEither() {
    assertThat(failure(new Check().header("Set-Cookie").matches("Secure")))
        .contains("The header 'Set-Cookie' is ***, which does not match /Secure/.");
    assertThat(failure(new Check().jsonpath("$.api_key").equalTo("x")))
        .contains("$.api_key is ***, not 'x'.");
    assertThat(failure(new Check().jsonpath("$.api_key").matches("^hu"))).isEmpty();
  }

  @Test
  void anAssertionIsAboutOneThing() {
    assertThatThrownBy(() -> new Check().header("Server").jsonpath("$.state").build())
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> new Check().build()).isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> new Check().body("x").equalTo("y").build())
        .isInstanceOf(ConfigurationException.class);
  }

  private static Optional<String> status(String... ranges) {
    Check check = new Check();
    check.status = java.util.Arrays.stream(ranges).map(StatusRange::parse).toList();
    return failure(check);
  }

  private static Optional<String> failure(Check check) {
    return check.build().failure(ANSWER, NEVER);
  }

  /** An assertion with one key after the other. */
  private static final class Check {
    private List<StatusRange> status = List.of();
    private Optional<DurationCheck> duration = Optional.empty();
    private Optional<SizeCheck> size = Optional.empty();
    private Optional<TextCheck> body = Optional.empty();
    private Optional<String> header = Optional.empty();
    private Optional<JsonQuery> jsonpath = Optional.empty();
    private Optional<Boolean> exists = Optional.empty();
    private Optional<Object> equalTo = Optional.empty();
    private Optional<Regex> matches = Optional.empty();
    private Optional<JsonType> is = Optional.empty();
    private Optional<Double> above = Optional.empty();

    Assertion build() {
      return new Assertion(
          status,
          duration,
          size,
          body,
          header,
          jsonpath,
          exists,
          equalTo,
          Optional.empty(),
          matches,
          is,
          above,
          Optional.empty());
    }

    Check duration(String below) {
      duration = Optional.of(new DurationCheck(Duration.parse(below)));
      return this;
    }

    Check size(long above, long below) {
      size =
          Optional.of(
              new SizeCheck(Optional.of(new ByteSize(above)), Optional.of(new ByteSize(below))));
      return this;
    }

    Check body(String contains) {
      body = Optional.of(new TextCheck(Optional.of(contains), Optional.empty(), Optional.empty()));
      return this;
    }

    Check header(String name) {
      header = Optional.of(name);
      return this;
    }

    Check jsonpath(String path) {
      jsonpath = Optional.of(JsonQuery.parse(path));
      return this;
    }

    Check exists(boolean wanted) {
      exists = Optional.of(wanted);
      return this;
    }

    Check equalTo(Object value) {
      equalTo = Optional.of(value);
      return this;
    }

    Check matches(String regex) {
      matches = Optional.of(Regex.parse(regex));
      return this;
    }

    Check is(JsonType type) {
      is = Optional.of(type);
      return this;
    }

    Check above(double bound) {
      above = Optional.of(bound);
      return this;
    }
  }
}
