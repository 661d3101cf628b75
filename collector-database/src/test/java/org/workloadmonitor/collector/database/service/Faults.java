package org.workloadmonitor.collector.database.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to go wrong. */
public final class Faults {

  private final Map<String, Deque<Optional<Refusal>>> next = new HashMap<>();
  private final Set<String> denied = new HashSet<>();
  private boolean silent;

  Faults() {}

  /** The next request for the action is refused, so many times. */
  public synchronized void refuse(String action, int times, Refusal refusal) {
    Deque<Optional<Refusal>> planned = next.computeIfAbsent(action, _ -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      planned.add(Optional.of(refusal));
    }
  }

  /** So many requests for the action go well before what is planned after it. */
  public synchronized void letPass(String action, int times) {
    Deque<Optional<Refusal>> planned = next.computeIfAbsent(action, _ -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      planned.add(Optional.empty());
    }
  }

  /** As the service throttles. */
  public void throttle(String action, int times) {
    refuse(action, times, new Refusal(400, "ThrottlingException", "Rate exceeded"));
  }

  /** The caller lacks the right. */
  public synchronized void deny(String action) {
    denied.add(action);
  }

  /** The caller has the right again. */
  public synchronized void allow(String action) {
    denied.remove(action);
  }

  /** Requests are taken and never answered. */
  public synchronized void fallSilent() {
    silent = true;
  }

  /** Requests are answered again. */
  public synchronized void speak() {
    silent = false;
  }

  synchronized boolean isSilent() {
    return silent;
  }

  synchronized void check(String action) throws Refusal {
    if (denied.contains(action)) {
      throw new Refusal(
          400,
          "AccessDeniedException",
          "User: arn:aws:iam::123456789012:user/monitor is not authorized to perform: " + action);
    }
    Deque<Optional<Refusal>> planned = next.get(action);
    Optional<Refusal> refusal =
        planned == null || planned.isEmpty() ? Optional.empty() : planned.removeFirst();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }
}
