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
 * works again. What fails again within ten minutes has been called working too soon: that is told,
 * and from then on it counts as working after ten minutes without a failure, so that the log's last
 * word on what flaps, as a disk that is all but full, is that it fails.
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

  /** Those between two times that it is said to work. */
  private long inAll;

  private long since;
  private long lastAt;
  private boolean told;
  private boolean relapsed;

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
    if (inAll == 0) {
      since = now;
      forgetOld(now);
      relapsed = !toldAt.isEmpty();
    }
    inARow++;
    inAll++;
    lastAt = now;
    boolean news = isNews(reason, now);
    if (relapsed && !told) {
      log.warn("{} failed again: {} (it works after 10 min without that)", subject, reason);
      told = true;
    } else if (news) {
      log.warn("{} failed: {}", subject, reason);
      told = true;
    }
    if (failure != null && log.isDebugEnabled()) {
      log.debug("{} failed: {}", subject, Reason.trace(failure));
    }
  }

  /** It worked. */
  public synchronized void worked() {
    if (inAll == 0) {
      return;
    }
    inARow = 0;
    long now = time.nanoTime();
    if (relapsed && now - lastAt < QUIET) {
      return;
    }
    if (told) {
      String howLong = DurationText.of(Duration.ofNanos(now - since));
      String times = inAll == 1 ? "1 failure" : inAll + " failures";
      log.info("{} works again after {} in {}.", subject, times, howLong);
    }
    inAll = 0;
    told = false;
  }

  /** How often it failed since it last worked. */
  public synchronized long inARow() {
    return inARow;
  }

  private boolean isNews(String reason, long now) {
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
