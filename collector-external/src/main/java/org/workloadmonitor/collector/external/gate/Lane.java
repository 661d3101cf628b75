package org.workloadmonitor.collector.external.gate;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;

/**
 * The looks of one kind, under way and waiting. Hosts take turns: one with a thousand targets gets
 * no more than its share. All methods need the gate's lock.
 */
final class Lane {

  private final Bounds bounds;
  private final Map<String, Host> hosts = new HashMap<>();

  /** Hosts that have a look waiting and may begin one, each once. */
  private final Queue<Host> ready = new ArrayDeque<>();

  private int active;
  private int waiting;

  Lane(Bounds bounds) {
    this.bounds = bounds;
  }

  /** A look that waits for its turn. */
  static final class Waiter {
    final Condition turn;
    boolean admitted;

    Waiter(Condition turn) {
      this.turn = turn;
    }
  }

  private static final class Host {
    final Queue<Waiter> waiting = new ArrayDeque<>();
    int active;
    boolean isReady;
  }

  int waiting() {
    return waiting;
  }

  int hosts() {
    return hosts.size();
  }

  boolean hasRoom() {
    return active < bounds.all();
  }

  boolean hasRoomToWait() {
    return waiting < bounds.waiting();
  }

  /** Begins at once, if nobody has waited longer. */
  boolean tryEnter(String name) {
    Host host = hosts.get(name);
    int atHost = host == null ? 0 : host.active;
    boolean first = ready.isEmpty() && (host == null || host.waiting.isEmpty());
    if (!first || !hasRoom() || atHost >= bounds.perHost()) {
      return false;
    }
    enter(name);
    return true;
  }

  /** Begins whatever the bounds say. */
  void enter(String name) {
    hosts.computeIfAbsent(name, _ -> new Host()).active++;
    active++;
  }

  void await(String name, Waiter waiter) {
    Host host = hosts.computeIfAbsent(name, _ -> new Host());
    host.waiting.add(waiter);
    waiting++;
    offer(host);
  }

  /** Waits no more. */
  void forget(String name, Waiter waiter) {
    Host host = hosts.get(name);
    if (host != null && host.waiting.remove(waiter)) {
      waiting--;
      discardIfIdle(name, host);
    }
  }

  /** A look has ended or left the lane. */
  void leave(String name) {
    Host host = hosts.get(name);
    if (host == null) {
      throw new IllegalStateException("No look at '%s' is under way.".formatted(name));
    }
    host.active--;
    active--;
    offer(host);
    discardIfIdle(name, host);
  }

  /** Gives a turn to as many as there is room for. */
  void admit() {
    while (hasRoom()) {
      Host host = ready.poll();
      if (host == null) {
        return;
      }
      host.isReady = false;
      Waiter next = host.waiting.poll();
      if (next != null) {
        waiting--;
        host.active++;
        active++;
        next.admitted = true;
        next.turn.signal();
        offer(host);
      }
    }
  }

  private void offer(Host host) {
    if (!host.isReady && !host.waiting.isEmpty() && host.active < bounds.perHost()) {
      host.isReady = true;
      ready.add(host);
    }
  }

  private void discardIfIdle(String name, Host host) {
    if (host.active == 0 && host.waiting.isEmpty()) {
      hosts.remove(name);
      if (host.isReady) {
        ready.remove(host);
      }
    }
  }
}
