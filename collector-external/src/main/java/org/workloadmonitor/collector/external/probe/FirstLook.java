package org.workloadmonitor.collector.external.probe;

import java.util.Optional;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Verification;

/** Looks at a target once, for an operator who wants to know whether the configuration is right. */
final class FirstLook {

  private FirstLook() {}

  static <C extends Record> void take(
      ProbeType<C> kind, C config, ComponentContext context, Services services, Verification out)
      throws Exception {
    try (Probe probe = kind.create(config, context, services)) {
      String what = "%s of %s".formatted(kind.type(), name(probe));
      Optional<String> obstacle = kind.whyNotToTry(config);
      if (obstacle.isPresent()) {
        out.untried(what, obstacle.get());
        return;
      }
      tell(
          probe.look(Look.alone(Stopwatch.started(context.clock(), context::nanoTime))), what, out);
    }
  }

  private static void tell(Observation seen, String what, Verification out) {
    Result result = seen.result();
    if (result.up()) {
      out.passed(result.success() ? what : "%s (%s)".formatted(what, result.word()));
    } else {
      out.failed(what, "%s: %s".formatted(result.word(), seen.reason()));
    }
  }

  /** As the operator wrote it: the URL, or the host and its port. */
  private static String name(Probe probe) {
    return value(probe, ProbeAttributes.URL_FULL)
        .or(
            () ->
                value(probe, ProbeAttributes.SERVER_ADDRESS)
                    .map(
                        host ->
                            value(probe, ProbeAttributes.SERVER_PORT)
                                .map(port -> host + ":" + port)
                                .orElse(host)))
        .orElse("the target");
  }

  private static Optional<String> value(Probe probe, String attribute) {
    return probe.target().value(attribute).map(Object::toString);
  }
}
