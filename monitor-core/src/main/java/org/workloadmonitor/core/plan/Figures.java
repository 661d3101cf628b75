package org.workloadmonitor.core.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a bill has them. */
final class Figures {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private Figures() {}

  /** {@code 43,800}. */
  static String count(long number) {
    return count(BigDecimal.valueOf(number));
  }

  /** {@code 43,800}: rounded up, for what is begun is billed. */
  static String count(BigDecimal number) {
    return grouped(number.setScale(0, RoundingMode.CEILING));
  }

  /** {@code 1,234.50}; what is less than a cent but not nothing is {@code 0.01}. */
  static String amount(BigDecimal money) {
    boolean tiny = money.signum() > 0 && money.compareTo(CENT) < 0;
    return grouped((tiny ? CENT : money).setScale(2, RoundingMode.HALF_UP));
  }

  /** {@code 0.30}, {@code 0.00001}: as exact as it is, with two decimals at least. */
  static String unitPrice(BigDecimal money) {
    BigDecimal exact = money.stripTrailingZeros();
    return grouped(exact.setScale(Math.max(2, exact.scale())));
  }

  /** {@code 12.5}, {@code 43,800}: with three decimals at most. */
  static String quantity(BigDecimal number) {
    int decimals = Math.clamp(number.stripTrailingZeros().scale(), 0, 3);
    return grouped(number.setScale(decimals, RoundingMode.HALF_UP));
  }

  private static String grouped(BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(number.scale());
    format.setMaximumFractionDigits(number.scale());
    return format.format(number);
  }
}
