package org.workloadmonitor.collector.external.http;

import java.util.Locale;
import java.util.Set;

/** Names of headers and parameters whose values are nobody's business. */
final class SecretWords {

  private static final Set<String> PARTS =
      Set.of(
          "token",
          "secret",
          "passw",
          "pwd",
          "passphrase",
          "credential",
          "auth",
          "api-key",
          "apikey",
          "api_key",
          "accesskey",
          "access_key",
          "access-key",
          "signature",
          "session",
          "cookie",
          "jwt");

  /** Too short to be looked for within other words. */
  private static final Set<String> WHOLE = Set.of("key", "sig", "code", "pass", "pw", "sid");

  private SecretWords() {}

  static boolean describe(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return WHOLE.contains(word) || PARTS.stream().anyMatch(word::contains);
  }
}
