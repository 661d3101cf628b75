package org.workloadmonitor.core.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word somebody meant. */
final class Suggestions {

  private static final int LONGEST_WORD = 100;
  private static final int MOST_LISTED = 30;

  private Suggestions() {}

  /** The end of a message about an unknown word: the nearest known one, or else all of them. */
  static String hint(String word, Collection<String> known) {
    return hint(word, known, known);
  }

  /** The same with fewer words to list than to guess from. */
  static String hint(String word, Collection<String> known, Collection<String> listed) {
    return nearest(word, known)
        .map(nearest -> " Did you mean " + Quote.of(nearest) + "?")
        .orElseGet(() -> listed.isEmpty() ? "" : " Known here: " + list(listed) + ".");
  }

  /** The known word with the fewest changes, if these are few for its length. */
  static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    String sought = plain(word);
    String best = null;
    int least = Math.max(1, sought.length() / 3) + 1;
    for (String candidate : known) {
      int changes = changes(sought, plain(candidate), least);
      if (changes < least) {
        least = changes;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The words separated by commas; a long list is cut. */
  static String list(Collection<String> words) {
    List<String> listed =
        words.stream().limit(MOST_LISTED).map(word -> Quote.clean(word, 60)).toList();
    String text = String.join(", ", listed);
    int rest = words.size() - listed.size();
    return rest == 0 ? text : text + " and " + rest + " more";
  }

  /** Without what people mix up: upper case, hyphens and underscores. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /**
   * Counts insertions, deletions, replacements and swaps of neighbours (the restricted
   * Damerau-Levenshtein distance).
   */
  private static int changes(String from, String to, int giveUpAt) {
    if (Math.abs(from.length() - to.length()) >= giveUpAt) {
      return giveUpAt;
    }
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    Arrays.setAll(last, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (isSwap(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
