package org.workloadmonitor.core.plugin;

import org.jspecify.annotations.Nullable;

/** Says that a plugin's method returned what the contract does not allow. */
final class InvalidAnswer extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  InvalidAnswer(String message) {
    super(message);
  }

  /** The answer, unless it is null. */
  static <T> T unlessNull(@Nullable T answer, String method) {
    if (answer == null) {
      throw new InvalidAnswer(method + " returned null");
    }
    return answer;
  }
}
