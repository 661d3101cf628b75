package org.workloadmonitor.api.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be seen: a password, a token. It shows itself as {@code ***} wherever it is
 * printed; only {@link #reveal()} gives the text, at the place where it is needed.
 */
public final class Secret {

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** Hides a text. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself. Keep it out of logs, messages and fields. */
  public String reveal() {
    return text;
  }

  /** Whether there is no text. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Compares in a time that does not tell where the texts differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Always {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }
}
