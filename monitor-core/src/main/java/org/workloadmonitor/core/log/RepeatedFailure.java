package org.workloadmonitor.core.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.workloadmonitor.core.time.Time;

/**
 * Tells the log of something that fails again and again: once for each reason, and once when it
 * works again. What flaps, failing and working in turn, is told every ten minutes at most.
 *
 * <p>May be used from several threads.
 */
public final class RepeatedFailure {

  private static final long QUIET = Time.nanos(Duration.ofMinutes(10));

  /** Reasons told of in one stretch of failures: the rest differ in something random. */
  private static final int MOST_REASONS = 5;

  /** Reasons that differ in numbers only (ports, milliseconds) are one. */
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Logger log;
  private final String subject;
  private final Time time;

  private Map<String, Long> toldAt = Map.of();
  private long inARow;
  private long since;
  private boolean told;

  /**
   * Begins with something that works.
   *
   * @param log where to tell of it
   * @param subject what may fail, as the beginning of a sentence: {@code Collector host of web}
   */
  public RepeatedFailure(Logger log, String subject, Time time) {
    this.log = log;
    this.subject = subject;
    this.time = time;
  }

  /**
   * It failed.
   *
   * @param reason without secrets
   * @param failure what was thrown, if anything; its stack trace is logged at DEBUG
   */
  public synchronized void failed(String reason, @Nullable Throwable failure) {
    long now = time.nanoTime();
    if (inARow++ == 0) {
      since = now;
    }
    if (isNews(reason, now)) {
      told = true;
      log.warn("{} failed: {}", subject, reason);
    }
    if (failure != null && log.isDebugEnabled()) {
      log.debug("{} failed: {}", subject, Reason.trace(failure));
    }
  }

  /** It worked. */
  public synchronized void worked() {
    if (inARow == 0) {
      return;
    }
    if (told) {
      String howLong = DurationText.of(Duration.ofNanos(time.nanoTime() - since));
      String times = inARow == 1 ? "1 failure" : inARow + " failures";
      log.info("{} works again after {} in {}.", subject, times, howLong);
    }
    inARow = 0;
    told = false;
  }

  /** How often it failed since it last worked. */
  public synchronized long inARow() {
    return inARow;
  }

  private boolean isNews(String reason, long now) {
    if (inARow == 1) {
      forgetOld(now);
    }
    String form = NUMBER.matcher(reason).replaceAll("0");
    if (toldAt.containsKey(form) || toldAt.size() >= MOST_REASONS) {
      return false;
    }
    if (toldAt.isEmpty()) {
      toldAt = new HashMap<>(2);
    }
    toldAt.put(form, now);
    return true;
  }

  private void forgetOld(long now) {
    if (!toldAt.isEmpty()) {
      toldAt.values().removeIf(at -> now - at >= QUIET);
    }
  }
}
