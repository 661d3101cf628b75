package org.workloadmonitor.core.config;

/**
 * Says that a plugin's configuration record is not one that a file can be bound to. Its sentence is
 * only the end of one, for the plugin's author.
 */
final class BadRecord extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  BadRecord(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
