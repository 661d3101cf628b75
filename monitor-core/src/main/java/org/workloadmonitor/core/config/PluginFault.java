package org.workloadmonitor.core.config;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;

/** What a plugin's code did instead of answering. Its words may hold secrets. */
final class PluginFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final String deed;
  private final transient @Nullable Refusal refusal;

  /**
   * A judgement on what the operator wrote.
   *
   * @param key the keys at fault, joined by dots; empty for the whole block
   * @param message what is wrong; empty if the code did not say
   */
  record Refusal(String key, String message) {
    Refusal {
      Objects.requireNonNull(key, "key");
    }
  }

  private PluginFault(String deed, @Nullable Refusal refusal, @Nullable Throwable cause) {
    super(deed, cause);
    this.deed = deed;
    this.refusal = refusal;
  }

  /** For an answer that is none, in words that follow the name of a class. */
  static PluginFault because(String deed) {
    return new PluginFault(deed, null, null);
  }

  /** For an exception. Its methods are the plugin's code too, so they are asked here and once. */
  static PluginFault of(Throwable thrown) {
    String type = thrown.getClass().getName();
    try {
      String message = thrown.getMessage();
      return new PluginFault(
          "threw " + type + (message == null ? "" : ": " + message),
          refusal(thrown, message == null ? "" : message),
          thrown);
    } catch (RuntimeException e) {
      return new PluginFault("threw " + type, null, thrown);
    }
  }

  private static @Nullable Refusal refusal(Throwable thrown, String message) {
    return switch (thrown) {
      case ConfigurationException e -> new Refusal(e.key(), message);
      case IllegalArgumentException _, NullPointerException _ -> new Refusal("", message);
      default -> null;
    };
  }

  /** Present if the code judged what the operator wrote; if not, it broke. */
  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** What it did, to follow the name of a class: "threw ...". */
  String deed() {
    return deed;
  }
}
