package org.workloadmonitor.core.config;

import org.workloadmonitor.api.ConfigurationException;

/** What a plugin's code threw, read once: also its messages are the plugin's code. */
final class PluginFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean refusal;
  private final String key;
  private final String sentence;

  private PluginFault(boolean refusal, String key, String sentence, Throwable cause) {
    super(sentence, cause);
    this.refusal = refusal;
    this.key = key;
    this.sentence = sentence;
  }

  static PluginFault of(Throwable thrown) {
    boolean refusal =
        thrown instanceof ConfigurationException
            || thrown instanceof IllegalArgumentException
            || thrown instanceof NullPointerException;
    try {
      String message = String.valueOf(thrown.getMessage());
      return refusal
          ? new PluginFault(true, key(thrown), message, thrown)
          : new PluginFault(false, "", thrown.getClass().getName() + ": " + message, thrown);
    } catch (RuntimeException e) {
      return new PluginFault(false, "", thrown.getClass().getName(), thrown);
    }
  }

  private static String key(Throwable thrown) {
    return thrown instanceof ConfigurationException e ? String.valueOf(e.key()) : "";
  }

  /** Whether the code judged what the operator wrote; if not, it broke. */
  boolean isRefusal() {
    return refusal;
  }

  /** For a refusal, the keys at fault joined by dots; empty for the whole block. */
  String key() {
    return key;
  }

  /** For a refusal, what is wrong; else the exception. May hold secrets. */
  String sentence() {
    return sentence;
  }
}
