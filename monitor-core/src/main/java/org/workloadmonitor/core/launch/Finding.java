package org.workloadmonitor.core.launch;

import org.workloadmonitor.core.instance.InstanceId;

/**
 * What came of trying one thing.
 *
 * @param result how it went
 * @param instance what needs it
 * @param what what was tried, in a few words
 * @param advice what went wrong and what to do, or why it was not tried; may be empty
 */
record Finding(Result result, InstanceId instance, String what, String advice) {

  /** How it went. */
  enum Result {
    PASSED,
    FAILED,
    UNTRIED
  }

  boolean isFailure() {
    return result == Result.FAILED;
  }
}
