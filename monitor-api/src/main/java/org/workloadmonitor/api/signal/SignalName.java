package org.workloadmonitor.api.signal;

/** The form of the names of metrics and events. */
final class SignalName {

  private static final int LONGEST = 255;

  private SignalName() {}

  static void check(String what, String name) {
    if (name.isEmpty() || name.length() > LONGEST || !isLetter(name.charAt(0))) {
      throw refused(what, name);
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9') && "_.-/".indexOf(c) < 0) {
        throw refused(what, name);
      }
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static IllegalArgumentException refused(String what, String name) {
    return new IllegalArgumentException(
        "Not a %s name: '%s'. Use 1 to %d letters, digits, '_', '.', '-' or '/', starting with a letter."
            .formatted(what, name, LONGEST));
  }
}
