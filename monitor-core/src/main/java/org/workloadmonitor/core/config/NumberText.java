package org.workloadmonitor.core.config;

import java.math.BigInteger;
import org.workloadmonitor.core.config.ScalarType.WrongForm;

/** Numbers as YAML 1.2 writes them: decimal, {@code 0x} and {@code 0o}; no NaN, no infinity. */
final class NumberText {

  private static final int LONGEST = 100;

  private NumberText() {}

  static Integer integer(String text) throws WrongForm {
    long value = whole(text);
    if (value != (int) value) {
      throw new WrongForm("it is too large");
    }
    return (int) value;
  }

  static Long whole(String text) throws WrongForm {
    checkLength(text);
    try {
      return integer(text, radix(text)).longValueExact();
    } catch (NumberFormatException e) {
      throw new WrongForm();
    } catch (ArithmeticException e) {
      throw new WrongForm("it is too large");
    }
  }

  private static int radix(String text) {
    return text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : 10;
  }

  private static BigInteger integer(String text, int radix) {
    return new BigInteger(radix == 10 ? text : text.substring(2), radix);
  }

  static Double number(String text) throws WrongForm {
    if (radix(text) != 10) {
      return whole(text).doubleValue();
    }
    checkLength(text);
    if (!text.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0)) {
      throw new WrongForm();
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new WrongForm();
    }
    if (!Double.isFinite(value)) {
      throw new WrongForm("it is too large");
    }
    return value;
  }

  private static void checkLength(String text) throws WrongForm {
    if (text.length() > LONGEST) {
      throw new WrongForm();
    }
  }
}
