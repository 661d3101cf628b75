package org.workloadmonitor.api.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written as {@code 512MiB}, {@code 10MB} or {@code 4096}. Units with an {@code
 * i} count by 1,024, the others by 1,000, as in IEC 80000-13.
 *
 * @param bytes at least 0
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L,
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "tb", 1_000_000_000_000L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30,
          "tib", 1L << 40);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("A size must not be negative: " + bytes);
    }
  }

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static ByteSize parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    Long unit = form.matches() ? UNITS.get(form.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit == null) {
      throw new IllegalArgumentException(
          "Not a size: '%s'. Write a whole number and a unit, such as 512MiB or 10MB."
              .formatted(text));
    }
    try {
      return new ByteSize(Math.multiplyExact(Long.parseLong(form.group(1)), unit));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("The size '%s' is too large.".formatted(text), e);
    }
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return bytes + "B";
  }
}
