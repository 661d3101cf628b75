package org.workloadmonitor.sink.cloudwatch.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.workloadmonitor.sink.cloudwatch.service.logs.LogEvent;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;

/**
 * Everything that the service was asked for, in the order of arrival. May be used by any thread.
 */
public final class Journal {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private final List<Exchange> exchanges = new ArrayList<>();
  private Consumer<Exchange> reader = exchange -> {};
  private int underWay;
  private int mostAtOnce;

  Journal() {}

  /** All exchanges so far. */
  public List<Exchange> exchanges() {
    return locked(() -> List.copyOf(exchanges));
  }

  /** All exchanges of one operation. */
  public List<Exchange> exchanges(String operation) {
    return exchanges().stream().filter(e -> e.operation().equals(operation)).toList();
  }

  /** All metrics that were taken. */
  public List<Datum> data() {
    return exchanges().stream().flatMap(exchange -> exchange.data().stream()).toList();
  }

  /** All metrics of this name that were taken. */
  public List<Datum> data(String name) {
    return data().stream().filter(datum -> datum.name().equals(name)).toList();
  }

  /** All log events that were taken. */
  public List<LogEvent> events() {
    return exchanges().stream().flatMap(exchange -> exchange.events().stream()).toList();
  }

  /** How many requests have been in the service's hands at the same time. */
  public int mostAtOnce() {
    return locked(() -> mostAtOnce);
  }

  /** Forgets everything so far. */
  public void clear() {
    lock.lock();
    try {
      exchanges.clear();
      mostAtOnce = underWay;
    } finally {
      lock.unlock();
    }
  }

  /** Shows each exchange to a reader, before its client gets an answer. */
  public void read(Consumer<Exchange> newReader) {
    lock.lock();
    try {
      reader = newReader;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the journal reads so.
   *
   * @throws AssertionError if it does not within a minute
   */
  public void await(Predicate<Journal> condition) throws InterruptedException {
    long left = LONGEST_WAIT.toNanos();
    lock.lock();
    try {
      while (!condition.test(this)) {
        left = written.awaitNanos(left);
        if (left <= 0) {
          throw new AssertionError("Waited in vain; the journal is " + exchanges);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  void begin() {
    lock.lock();
    try {
      underWay++;
      mostAtOnce = Math.max(mostAtOnce, underWay);
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      underWay--;
    } finally {
      lock.unlock();
    }
  }

  void write(Exchange exchange) {
    lock.lock();
    try {
      exchanges.add(exchange);
      reader.accept(exchange);
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(java.util.function.Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
