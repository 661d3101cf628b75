package org.workloadmonitor.sink.cloudwatch.service.metrics;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a service refuses although no documentation says so, as services do now and then. May be
 * used by several threads.
 */
public final class HouseRules {

  private volatile Predicate<Datum> forbidden = datum -> false;
  private volatile boolean named = true;

  /** From now on data like this are refused, and the refusal names each of them. */
  public void forbid(Predicate<Datum> newForbidden) {
    forbidden = newForbidden;
    named = true;
  }

  /** From now on data like this are refused, and the refusal does not say which they are. */
  public void forbidWithoutNaming(Predicate<Datum> newForbidden) {
    forbidden = newForbidden;
    named = false;
  }

  void check(List<Datum> data, Findings findings) {
    for (int i = 0; i < data.size(); i++) {
      if (forbidden.test(data.get(i))) {
        findings.invalid(
            named
                ? "The parameter MetricData.member." + (i + 1) + " is not allowed here."
                : "The request holds something that is not allowed here.");
      }
    }
  }
}
