package org.workloadmonitor.collector.compute.linux;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Questions that one thread asks one after the other, while another waits for it, until it has had
 * enough.
 *
 * @param <K> whom to ask
 * @param <V> the answer
 */
final class Batch<K, V> {

  /**
   * What came of one question.
   *
   * @param value the answer; null if there is none
   * @param problem why there is none
   */
  private record Result<V>(@Nullable V value, String problem) {}

  private final List<K> keys;
  private final Set<K> hung;
  private final List<Result<V>> results = new ArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private boolean givenUp;

  /**
   * Prepares the questions.
   *
   * @param keys whom to ask
   * @param hung takes the one that does not answer in time, for as long as it does not
   */
  Batch(List<K> keys, Set<K> hung) {
    this.keys = List.copyOf(keys);
    this.hung = hung;
  }

  /** Asks; false if the one who waited has given up meanwhile. */
  boolean run(HangGuard.Question<K, V> question) {
    for (K key : keys) {
      if (!take(key, ask(question, key))) {
        return false;
      }
    }
    finished.countDown();
    return true;
  }

  private Result<V> ask(HangGuard.Question<K, V> question, K key) {
    try {
      return new Result<>(question.ask(key), "");
    } catch (Exception e) {
      return new Result<>(null, "It can't be asked: " + e.getMessage() + ".");
    }
  }

  private synchronized boolean take(K key, Result<V> result) {
    if (givenUp) {
      hung.remove(key);
      return false;
    }
    results.add(result);
    return true;
  }

  /** Waits for all answers, but no longer than that. */
  void await(long millis) throws InterruptedIOException {
    try {
      if (!finished.await(millis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The run's time was up.");
    }
  }

  /**
   * Stops waiting: the one whose answer is missing hangs.
   *
   * @return how many have answered
   */
  synchronized int giveUp() {
    if (results.size() < keys.size() && !givenUp) {
      givenUp = true;
      hung.add(keys.get(results.size()));
    }
    return results.size();
  }

  /**
   * Passes on what came of the questions.
   *
   * @return who has answered, or can't be asked
   */
  synchronized List<K> report(BiConsumer<K, V> answers, BiConsumer<K, String> problems) {
    for (int i = 0; i < results.size(); i++) {
      Result<V> result = results.get(i);
      if (result.value() == null) {
        problems.accept(keys.get(i), result.problem());
      } else {
        answers.accept(keys.get(i), result.value());
      }
    }
    return keys.subList(0, results.size());
  }
}
