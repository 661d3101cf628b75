package org.workloadmonitor.collector.database.insights.counter;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
final class Nearest {

  private Nearest() {}

  /** The nearest of some words, if it is near enough: a third of the letters may differ. */
  static Optional<String> of(String word, Collection<String> words) {
    String lower = word.toLowerCase(Locale.ROOT);
    int least = Math.max(2, word.length() / 3) + 1;
    Optional<String> nearest = Optional.empty();
    for (String each : words) {
      int distance = distance(lower, each.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = Optional.of(each);
      }
    }
    return nearest;
  }

  /** Letters to add, leave out or change (Levenshtein). */
  private static int distance(String one, String two) {
    int[] row = new int[two.length() + 1];
    for (int i = 0; i < row.length; i++) {
      row[i] = i;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[row.length - 1];
  }
}
