package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.core.time.Time;

/**
 * Tells a target that fails from an agent whose own network fails, by references: components that
 * the user named because they answer as long as the agent's network works. While all of them are
 * DOWN, what else fails says nothing about the targets.
 *
 * <p>May be used from any thread.
 */
final class OwnNetwork {

  /** How long an answer may take; a target is DOWN if no reference has said anything by then. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final Time time;
  private final Consumer<String> hurry;
  private final Map<String, Heard> references = new LinkedHashMap<>();
  private final List<Question> open = new ArrayList<>();
  private boolean failing;

  /**
   * What the check of a reference said last.
   *
   * @param health null before the first result
   * @param at on the scale of nanoTime
   */
  private record Heard(@Nullable Health health, long at) {

    boolean since(long moment) {
      return health != null && at - moment >= 0;
    }

    boolean down() {
      return health != null && health.status() == Health.Status.DOWN;
    }
  }

  private record Question(long since, CompletableFuture<Optional<String>> answer) {}

  /**
   * Creates it without references.
   *
   * @param hurry runs the check of a component soon
   */
  OwnNetwork(Time time, Consumer<String> hurry) {
    this.time = time;
    this.hurry = hurry;
  }

  /** Says which components are references from now on. */
  synchronized void watch(Collection<String> ids) {
    references.keySet().retainAll(ids);
    ids.forEach(id -> references.putIfAbsent(id, new Heard(null, 0)));
    failing &= !references.isEmpty();
  }

  /** Whether a component is one. */
  synchronized boolean isReference(String id) {
    return references.containsKey(id);
  }

  /** The check of a component said something; other components than references are ignored. */
  void heard(String id, Health health) {
    List<Question> ripe;
    Optional<String> reason;
    boolean back;
    synchronized (this) {
      if (references.computeIfPresent(id, (same, old) -> new Heard(health, time.nanoTime()))
          == null) {
        return;
      }
      ripe = open.stream().filter(question -> allSince(question.since())).toList();
      open.removeAll(ripe);
      reason = reason();
      back = failing && reason.isEmpty();
      failing &= !back;
    }
    if (back) {
      LOG.info("This agent's own network works again: {} answers.", id);
    }
    ripe.forEach(question -> answer(question.answer(), reason));
  }

  /**
   * Asks whether the agent's own network is to blame.
   *
   * @param since what references said before that moment does not count; on the scale of nanoTime
   * @return why the network is to blame, or empty where it is not; perhaps complete at once
   */
  CompletableFuture<Optional<String>> blame(long since) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    Question question = new Question(since, answer);
    List<String> asked;
    Optional<String> reason;
    synchronized (this) {
      asked =
          references.entrySet().stream()
              .filter(reference -> !reference.getValue().since(since))
              .map(Map.Entry::getKey)
              .toList();
      reason = reason();
      if (!asked.isEmpty()) {
        open.add(question);
      }
    }
    if (asked.isEmpty()) {
      answer(answer, reason);
      return answer;
    }
    Time.Alarm alarm = time.after(PATIENCE, () -> giveUp(question));
    var _ = answer.whenComplete((why, never) -> alarm.cancel());
    asked.forEach(hurry);
    return answer;
  }

  private void giveUp(Question question) {
    synchronized (this) {
      open.remove(question);
    }
    // Not on the thread that keeps the time: whoever waits has something to record.
    question.answer().completeAsync(Optional::empty);
  }

  private void answer(CompletableFuture<Optional<String>> answer, Optional<String> reason) {
    boolean news;
    synchronized (this) {
      news = reason.isPresent() && !failing;
      failing |= news;
    }
    if (news) {
      LOG.warn(
          "This agent's own network fails, it seems: {}. What can't be reached is UNKNOWN, not"
              + " DOWN, until a reference answers.",
          reason.orElseThrow());
    }
    answer.complete(reason);
  }

  /** Callers hold the lock. */
  private boolean allSince(long moment) {
    return references.values().stream().allMatch(heard -> heard.since(moment));
  }

  /** Callers hold the lock. */
  private Optional<String> reason() {
    if (references.isEmpty() || !references.values().stream().allMatch(Heard::down)) {
      return Optional.empty();
    }
    return Optional.of(
        references.entrySet().stream()
            .map(one -> "the reference " + one.getKey() + " is DOWN too" + why(one.getValue()))
            .collect(Collectors.joining(", ")));
  }

  private static String why(Heard heard) {
    String reason = heard.health() == null ? "" : heard.health().reason();
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }
}
