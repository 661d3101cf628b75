package org.workloadmonitor.collector.external.mask;

import java.util.regex.Pattern;

/**
 * What others wrote, as it can be told: on one line, not too long, and without control characters.
 */
public final class Told {

  /** Stands at the end of what was cut off. */
  public static final String CUT = "...";

  /** Those of Unicode too: one turns the direction of all that follows. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private Told() {}

  /** All of it on one line. */
  public static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  /** The beginning, on one line. */
  public static String beginning(String text, int longest) {
    return text.length() <= longest ? line(text) : line(text.substring(0, longest)) + CUT;
  }
}
