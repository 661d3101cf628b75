package org.workloadmonitor.api.signal;

import java.util.Set;

/**
 * The part of UCUM (the Unified Code for Units of Measure, ucum.org) that metrics use: atoms with
 * prefixes, exponents, products, quotients and annotations in braces.
 */
final class Ucum {

  /** Atoms that take no prefix. */
  private static final Set<String> PLAIN =
      Set.of("1", "%", "min", "h", "d", "wk", "[degF]", "[ppm]");

  /** Atoms that take a metric or binary prefix. By is the byte and bit the bit, as in UCUM. */
  private static final Set<String> METRIC =
      Set.of("s", "By", "bit", "m", "g", "Hz", "Cel", "K", "V", "A", "W", "J", "Pa", "bar", "Bd");

  private static final Set<String> PREFIXES =
      Set.of("n", "u", "m", "c", "d", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti");

  private Ucum() {}

  static void check(String unit, String metric) {
    for (String factor : unit.split("[./]", -1)) {
      if (!isFactor(factor)) {
        throw new IllegalArgumentException(
            ("Unknown unit '%s' of metric '%s'. Use UCUM: s, ms, By, By/s, Hz, Cel, %%, "
                    + "1 for a ratio, {thing} for a count of things.")
                .formatted(unit, metric));
      }
    }
  }

  private static boolean isFactor(String factor) {
    int brace = factor.indexOf('{');
    if (brace < 0) {
      return isAtom(withoutExponent(factor));
    }
    boolean annotation = factor.endsWith("}") && factor.indexOf('}') == factor.length() - 1;
    return annotation
        && factor.length() - brace > 2
        && (brace == 0 || isAtom(withoutExponent(factor.substring(0, brace))));
  }

  private static String withoutExponent(String factor) {
    boolean squared = factor.length() > 1 && factor.charAt(factor.length() - 1) == '2';
    return squared ? factor.substring(0, factor.length() - 1) : factor;
  }

  private static boolean isAtom(String atom) {
    if (PLAIN.contains(atom) || METRIC.contains(atom)) {
      return true;
    }
    for (String base : METRIC) {
      int prefix = atom.length() - base.length();
      if (prefix > 0 && atom.endsWith(base) && PREFIXES.contains(atom.substring(0, prefix))) {
        return true;
      }
    }
    return false;
  }
}
