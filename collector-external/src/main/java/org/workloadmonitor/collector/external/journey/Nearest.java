package org.workloadmonitor.collector.external.journey;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word was meant: at most a third of its letters are wrong. */
final class Nearest {

  private Nearest() {}

  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(other -> 3 * distance(word, other) <= Math.max(word.length(), other.length()))
        .min(Comparator.comparingInt(other -> distance(word, other)));
  }

  /** Levenshtein's distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[row.length - 1];
  }
}
