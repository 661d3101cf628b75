package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.core.config.ScalarType.WrongForm;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "42, 42", "-7, -7", "+7, 7", "0x1F, 31", "0o17, 15", "012, 12"})
  void readsWholeNumbersAsYaml12Does(String text, long number) throws WrongForm {
    assertThat(NumberText.whole(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "1_000", "ten", "0x", "0b1", "1e3", " 1"})
  void refusesWhatIsNoWholeNumber(String text) {
    assertThatThrownBy(() -> NumberText.whole(text)).isInstanceOf(WrongForm.class);
  }

  @ParameterizedTest
  @CsvSource({"80, 80", "80.5, 80.5", "-1e3, -1000", ".5, 0.5", "0x10, 16"})
  void readsNumbers(String text, double number) throws WrongForm {
    assertThat(NumberText.number(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "e", ".inf", ".nan", "NaN", "Infinity", "1d", "1,5"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> NumberText.number(text)).isInstanceOf(WrongForm.class);
  }

  @Test
  void saysThatANumberIsTooLarge() {
    assertThatThrownBy(() -> NumberText.integer("2147483648"))
        .isInstanceOfSatisfying(
            WrongForm.class, e -> assertThat(e.detail()).isEqualTo("it is too large"));
    assertThatThrownBy(() -> NumberText.number("1e999"))
        .isInstanceOfSatisfying(
            WrongForm.class, e -> assertThat(e.detail()).isEqualTo("it is too large"));
  }
}
