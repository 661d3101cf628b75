package org.workloadmonitor.core.pipeline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.outbox.Sized;

/** Puts what passed the gates into the outbox of each sink that wants it. */
final class Router {

  private volatile List<Route> routes = List.of();

  void use(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  boolean wantsIncreases() {
    List<Route> now = routes;
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i).temporality() == Temporality.DELTA) {
        return true;
      }
    }
    return false;
  }

  /** Sends what is of one component. */
  void send(String component, Chunk chunk) {
    List<Route> now = routes;
    for (int i = 0; i < now.size(); i++) {
      Route route = now.get(i);
      if (route.without().contains(component)) {
        continue;
      }
      List<Sized> items =
          route.temporality() == Temporality.DELTA ? chunk.increases() : chunk.totals();
      List<Sized> wanted = wanted(items, chunk.kinds(), route.signals());
      if (!wanted.isEmpty()) {
        route.outbox().append(wanted);
      }
    }
  }

  private static List<Sized> wanted(
      List<Sized> items, EnumSet<SignalKind> kinds, Set<SignalKind> signals) {
    return signals.containsAll(kinds)
        ? items
        : items.stream().filter(sized -> signals.contains(sized.item().signal().kind())).toList();
  }
}
