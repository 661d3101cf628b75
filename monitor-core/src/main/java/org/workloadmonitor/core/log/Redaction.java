package org.workloadmonitor.core.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts that others wrote, above all the messages of exceptions: the user
 * information of URLs, and values behind words such as {@code password}. It can't know every form;
 * the agent's own messages hold no secrets to begin with.
 */
public final class Redaction {

  private static final String HIDDEN = "***";

  /** A quoted text, or all up to where a value ends in URLs, connection strings and sentences. */
  private static final String VALUE = "(?:\"[^\"]*+\"?|'[^']*+'?|(?:[^\\s&;,]|,(?=\\S))++)";

  /** Words that name a secret wherever a value follows. */
  private static final String NAMES = "password|passwd|passphrase|pwd|secret|api[_-]?key";

  /** Words that also stand in front of a colon in plain sentences: 'unexpected token: x'. */
  private static final String MORE_NAMES =
      NAMES + "|token|access[_-]?key|private[_-]?key|credentials?|signature|sig";

  private record Rule(Pattern pattern, String replacement) {
    static Rule of(String regex, String replacement) {
      return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), replacement);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // scheme://user:password@host (RFC 3986, section 3.2.1)
          Rule.of("(://)[^\\s/?#\"'<>]*@", "$1" + HIDDEN + "@"),
          // The same with a '/' in the password, which is wrong and common; not a port and a path.
          Rule.of("(://)[^\\s/?#@:\"'<>]*+:(?!\\d{1,5}[/?#])[^\\s@\"'<>]*+@", "$1" + HIDDEN + "@"),
          Rule.of("(jdbc:oracle:\\w++:)[^\\s@/]++/[^\\s@]++@", "$1" + HIDDEN + "@"),
          Rule.of("((?:" + MORE_NAMES + ")[\"']?\\s*+=\\s*+)" + VALUE, "$1" + HIDDEN),
          Rule.of("((?:" + NAMES + ")\\s*+:\\s*+)" + VALUE, "$1" + HIDDEN),
          Rule.of("((?:" + MORE_NAMES + ")[\"']\\s*+:\\s*+)" + VALUE, "$1" + HIDDEN),
          Rule.of("(authorization\\s*+[:=]\\s*+)(?:\\w++\\s++)?\\S++", "$1" + HIDDEN),
          Rule.of("(bearer\\s++)[\\w.~+/=-]{12,}+", "$1" + HIDDEN));

  private Redaction() {}

  /** The text with {@code ***} in place of what looks like a secret. */
  public static String redact(String text) {
    String redacted = text;
    for (Rule rule : RULES) {
      redacted = rule.pattern.matcher(redacted).replaceAll(rule.replacement);
    }
    return redacted;
  }
}
