package org.workloadmonitor.collector.compute.linux;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions that may never be answered to threads that can be given up. Whoever did not answer
 * in time is not asked again until that call has returned, so each costs at most one thread.
 *
 * <p>Platform threads: a native call that never returns would keep one of the few threads that all
 * virtual threads run on.
 *
 * @param <K> whom to ask
 * @param <V> the answer
 */
public final class HangGuard<K, V> implements AutoCloseable {

  /** Asks one. May block for ever, also when interrupted. */
  @FunctionalInterface
  public interface Question<K, V> {
    /** Asks one, on a thread of its own. */
    V ask(K key) throws Exception;
  }

  private static final long STACK_BYTES = 256 * 1024;

  private final String name;
  private final long timeoutMillis;
  private final Question<K, V> question;
  private final Set<K> hung = ConcurrentHashMap.newKeySet();
  private @Nullable Worker worker;

  /**
   * Prepares to ask.
   *
   * @param name the name of the threads
   * @param timeout how long all answers together may take
   * @param question asks one
   */
  public HangGuard(String name, Duration timeout, Question<K, V> question) {
    this.name = name;
    this.timeoutMillis = timeout.toMillis();
    this.question = question;
  }

  /**
   * Asks all. Takes at most twice the time-out: all are asked by one thread, and when one of them
   * hangs, each that comes after it by a thread of its own.
   *
   * @param keys whom to ask
   * @param answers takes the answers, on the calling thread
   * @param problems takes the reasons where there is none, as sentences
   * @throws InterruptedIOException if the calling thread was interrupted, and still is
   */
  public void ask(List<K> keys, BiConsumer<K, V> answers, BiConsumer<K, String> problems)
      throws InterruptedIOException {
    List<K> responsive = new ArrayList<>(keys);
    responsive.removeAll(hung);
    List<Batch<K, V>> batches = new ArrayList<>();
    if (!responsive.isEmpty()) {
      batches.addAll(askInTurn(responsive));
    }
    List<K> silent = new ArrayList<>(keys);
    for (Batch<K, V> batch : batches) {
      silent.removeAll(batch.report(answers, problems));
    }
    for (K key : silent) {
      problems.accept(key, "It has not answered for " + timeoutMillis + " ms or more.");
    }
  }

  private List<Batch<K, V>> askInTurn(List<K> keys) throws InterruptedIOException {
    Batch<K, V> all = new Batch<>(keys, hung);
    worker().queue.add(all);
    all.await(timeoutMillis);
    int answered = all.giveUp();
    if (answered == keys.size()) {
      return List.of(all);
    }
    worker = null;
    List<Batch<K, V>> batches = askEachApart(keys.subList(answered + 1, keys.size()));
    batches.add(all);
    return batches;
  }

  private List<Batch<K, V>> askEachApart(List<K> keys) throws InterruptedIOException {
    List<Batch<K, V>> batches = new ArrayList<>();
    for (K key : keys) {
      Batch<K, V> batch = new Batch<>(List.of(key), hung);
      batches.add(batch);
      thread(() -> batch.run(question)).start();
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    for (Batch<K, V> batch : batches) {
      batch.await(TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
      batch.giveUp();
    }
    return batches;
  }

  private Worker worker() {
    if (worker == null) {
      worker = new Worker();
    }
    return worker;
  }

  private Thread thread(Runnable work) {
    return Thread.ofPlatform().daemon().name(name).stackSize(STACK_BYTES).unstarted(work);
  }

  /** Ends the idle thread. One that hangs ends when its call returns, or with the process. */
  @Override
  public void close() {
    if (worker != null) {
      worker.thread.interrupt();
      worker = null;
    }
  }

  private final class Worker {

    private final BlockingQueue<Batch<K, V>> queue = new LinkedBlockingQueue<>();
    private final Thread thread = thread(this::work);

    Worker() {
      thread.start();
    }

    private void work() {
      try {
        while (queue.take().run(question)) {
          // The next batch comes with the next run.
        }
      } catch (InterruptedException e) {
        // Closed.
      }
    }
  }
}
