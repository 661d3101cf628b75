package org.workloadmonitor.collector.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Secret;

class TargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/orders?user=monitor",
        "jdbc:postgresql://db/orders?ssl=true&password=hunter2",
        "jdbc:mysql://monitor:hunter2@db:3306/"
      })
  void refusesAUrlWithAUserOrPasswordAndDoesNotRepeatIt(String url) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> target(url, Optional.empty(), Optional.empty(), TlsMode.AUTO))
        .withMessageContaining("'username' and 'password'")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"))
        .satisfies(e -> assertThat(e.key()).isEqualTo("url"));
  }

  @Test
  void refusesTwoWaysToLogIn() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                target(
                    "jdbc:postgresql://db/orders",
                    Optional.of(Secret.of("hunter2")),
                    Optional.of(new IamLogin("eu-west-1", Optional.empty())),
                    TlsMode.AUTO))
        .withMessage("Write either 'password' or 'iam', not both.");
  }

  @Test
  void refusesToSendATokenInTheClear() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                target(
                    "jdbc:postgresql://db/orders",
                    Optional.empty(),
                    Optional.of(new IamLogin("eu-west-1", Optional.empty())),
                    TlsMode.DISABLE))
        .withMessageContaining("TLS");
  }

  @Test
  void doesNotShowItsPassword() {
    Target target =
        target(
            "jdbc:postgresql://db/orders",
            Optional.of(Secret.of("hunter2")),
            Optional.empty(),
            TlsMode.VERIFY);

    assertThat(target.toString()).doesNotContain("hunter2");
  }

  private static Target target(
      String url, Optional<Secret> password, Optional<IamLogin> iam, TlsMode mode) {
    return new Target(
        url,
        "monitor",
        password,
        iam,
        new TlsOptions(mode, Optional.empty()),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }
}
