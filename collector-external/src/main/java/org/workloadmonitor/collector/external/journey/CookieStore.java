package org.workloadmonitor.collector.external.journey;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** The cookies of one run (RFC 6265); emptied before the next. For one thread at a time. */
final class CookieStore implements CookieJar {

  /** What browsers keep for a site; a server that sets more loses the oldest. */
  private static final int MOST = 180;

  /** What browsers take (RFC 6265bis, section 5.7): name and value. */
  private static final int LONGEST = 4_096;

  private final Clock clock;
  private final List<Cookie> cookies = new ArrayList<>();

  CookieStore(Clock clock) {
    this.clock = clock;
  }

  void clear() {
    cookies.clear();
  }

  @Override
  public void saveFromResponse(HttpUrl url, List<Cookie> set) {
    for (Cookie cookie : set) {
      cookies.removeIf(other -> isSame(cookie, other));
      if (isAlive(cookie) && cookie.name().length() + cookie.value().length() <= LONGEST) {
        cookies.add(cookie);
      }
    }
    while (cookies.size() > MOST) {
      cookies.removeFirst();
    }
  }

  @Override
  public List<Cookie> loadForRequest(HttpUrl url) {
    return cookies.stream().filter(cookie -> isAlive(cookie) && cookie.matches(url)).toList();
  }

  /** All by name; of two with the same name, the younger. */
  Map<String, String> byName() {
    Map<String, String> values = new HashMap<>();
    cookies.stream()
        .filter(this::isAlive)
        .forEach(cookie -> values.put(cookie.name(), cookie.value()));
    return values;
  }

  /** The values of all. */
  List<String> values() {
    return cookies.stream().map(Cookie::value).toList();
  }

  private boolean isAlive(Cookie cookie) {
    return cookie.expiresAt() > clock.millis();
  }

  private static boolean isSame(Cookie one, Cookie other) {
    return one.name().equals(other.name())
        && one.domain().equals(other.domain())
        && one.path().equals(other.path());
  }
}
