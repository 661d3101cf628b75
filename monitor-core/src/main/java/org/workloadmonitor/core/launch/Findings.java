package org.workloadmonitor.core.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.launch.Finding.Result;
import org.workloadmonitor.core.log.Reason;

/** Gathers what one instance's verification finds, also one that does not end. */
final class Findings implements Verification {

  private final InstanceId instance;
  private final List<Finding> found = new ArrayList<>();

  Findings(InstanceId instance) {
    this.instance = instance;
  }

  @Override
  public void passed(String what) {
    add(Result.PASSED, what, "");
  }

  @Override
  public void failed(String what, String advice) {
    add(Result.FAILED, what, advice);
  }

  @Override
  public void untried(String what, String why) {
    add(Result.UNTRIED, what, why);
  }

  private synchronized void add(Result result, String what, String advice) {
    found.add(new Finding(result, instance, Reason.tidy(what), Reason.tidy(advice)));
  }

  /**
   * What was found.
   *
   * @param failure why the verification came to no end; empty if it did
   */
  synchronized List<Finding> end(Optional<String> failure) {
    failure.ifPresent(reason -> failed("verification", reason));
    if (found.isEmpty()) {
      untried("verification", "There is nothing to try.");
    }
    return List.copyOf(found);
  }
}
