package org.workloadmonitor.core.config;

/**
 * Says that a plugin's configuration record is not one that a file can be bound to. The message is
 * the end of a sentence, for the plugin's author.
 */
final class BadRecord extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRecord(String message) {
    super(message);
  }
}
