package org.workloadmonitor.collector.external.http;

import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.names.Hosts;

/** Where an answer points, and what may be told there. */
final class Redirects {

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private Redirects() {}

  /** Whether the answer points anywhere. */
  static boolean isOne(Response response) {
    return STATUSES.contains(response.code()) && response.header("Location") != null;
  }

  /**
   * The next request (RFC 9110, section 15.4): another method only where browsers change it too,
   * and no secret header to another host, port or scheme. Null if the answer points to something
   * that is not HTTP.
   */
  static @Nullable Request next(Response response) {
    Request before = response.request();
    String location = response.header("Location");
    HttpUrl to = location == null ? null : before.url().resolve(location);
    if (to == null || !Hosts.isAddressable(to.host())) {
      return null;
    }
    Request.Builder next =
        before.newBuilder().url(to.newBuilder().username("").password("").build());
    if (becomesGet(response.code(), before.method())) {
      next.method(before.method().equals("HEAD") ? "HEAD" : "GET", null);
      next.removeHeader("Content-Type");
    }
    if (!isSameOrigin(before.url(), to)) {
      before.headers().names().stream().filter(SecretWords::describe).forEach(next::removeHeader);
      Requests.Filled filled = before.tag(Requests.Filled.class);
      if (filled != null) {
        filled.headers().forEach(next::removeHeader);
      }
      next.removeHeader("Host");
      next.removeHeader("traceparent");
    }
    return next.build();
  }

  private static boolean becomesGet(int status, String method) {
    return status == 303 || ((status == 301 || status == 302) && method.equals("POST"));
  }

  private static boolean isSameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }
}
