package org.workloadmonitor.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0; 0", "999; 999", "1000; 1,000", "43800.2; 43,801", "0.0001; 1"})
  void countsAreRoundedUp(BigDecimal number, String text) {
    assertThat(Figures.count(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0; 0.00", "1234.5; 1,234.50", "0.005; 0.01", "0.0000001; 0.01", "2.344; 2.34"})
  void amountsHaveCentsAndWhatIsNotFreeCostsOne(BigDecimal money, String text) {
    assertThat(Figures.amount(money)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0.3; 0.30", "0.00001; 0.00001", "1E+1; 10.00", "0.0250; 0.025"})
  void unitPricesAreExact(BigDecimal money, String text) {
    assertThat(Figures.unitPrice(money)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"12; 12", "12.50; 12.5", "43800; 43,800", "1E+4; 10,000", "0.12345; 0.123"})
  void quantitiesHaveThreeDecimalsAtMost(BigDecimal number, String text) {
    assertThat(Figures.quantity(number)).isEqualTo(text);
  }
}
