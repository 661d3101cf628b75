package org.workloadmonitor.core.launch;

import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.core.log.Reason;

/** Says why a plugin could not make an instance. */
final class CreationFailure {

  private CreationFailure() {}

  /** The reason; led by the key at fault where the plugin named one. */
  static String reason(Throwable failure) {
    String reason = Reason.of(failure);
    return failure instanceof ConfigurationException wrong && !wrong.key().isEmpty()
        ? wrong.key() + ": " + reason
        : reason;
  }
}
