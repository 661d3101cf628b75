package org.workloadmonitor.core.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.workloadmonitor.core.time.Time;

/**
 * Tells what is news from what was said before: for things that happen again and again, and never
 * end. Each text is news once a day; texts that differ in numbers only are one, and of very many
 * only the first are news.
 *
 * <p>May be used from several threads.
 */
public final class FirstTimes {

  private static final long KEPT = Time.nanos(Duration.ofDays(1));
  private static final int MOST = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Time time;
  private final Map<String, Long> toldAt = new HashMap<>();

  /** Begins with everything being news. */
  public FirstTimes(Time time) {
    this.time = time;
  }

  /** Whether nothing like this was said before. */
  public synchronized boolean isNews(String text) {
    long now = time.nanoTime();
    String form = NUMBER.matcher(text).replaceAll("0");
    Long told = toldAt.get(form);
    if (told != null && now - told < KEPT) {
      return false;
    }
    if (told == null && toldAt.size() >= MOST) {
      toldAt.values().removeIf(at -> now - at >= KEPT);
      if (toldAt.size() >= MOST) {
        return false;
      }
    }
    toldAt.put(form, now);
    return true;
  }
}
