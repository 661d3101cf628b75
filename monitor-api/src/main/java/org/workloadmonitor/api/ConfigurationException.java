package org.workloadmonitor.api;

/**
 * Says that a configuration can't work, although its form is right. Thrown by the constructor of a
 * configuration record or by a factory; the agent shows it with file, line and column.
 */
public class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * Creates an error about the whole block.
   *
   * @param message what is wrong and what to write instead, without secrets
   */
  public ConfigurationException(String message) {
    this("", message);
  }

  /**
   * Creates an error about one key of the block.
   *
   * @param key the key as written in the file (snake_case), or keys joined by dots, with the number
   *     of an element, from 0, where there is a list ({@code steps.2.name}); empty for the whole
   *     block
   * @param message what is wrong and what to write instead, without secrets
   */
  public ConfigurationException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** The key at fault, as written in the file; empty for the whole block. */
  public String key() {
    return key;
  }
}
