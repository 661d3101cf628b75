package org.workloadmonitor.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {

  record Login(String user, Optional<Secret> password, List<Secret> tokens) {}

  @Test
  void showsItselfNowhere() {
    Login login =
        new Login("monitor", Optional.of(Secret.of("hunter2")), List.of(Secret.of("t0ken")));

    assertThat(Secret.of("hunter2")).hasToString("***");
    assertThat(login.toString()).doesNotContain("hunter2", "t0ken").contains("monitor", "***");
    assertThat("%s".formatted(Secret.of("hunter2"))).isEqualTo("***");
  }

  @Test
  void givesItsTextToWhoAsksForIt() {
    assertThat(Secret.of("hunter2").reveal()).isEqualTo("hunter2");
    assertThat(Secret.of("").isEmpty()).isTrue();
    assertThat(Secret.of("x").isEmpty()).isFalse();
  }

  @Test
  void isEqualToASecretOfTheSameText() {
    assertThat(Secret.of("ü")).isEqualTo(Secret.of("ü")).hasSameHashCodeAs(Secret.of("ü"));
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
  }
}
