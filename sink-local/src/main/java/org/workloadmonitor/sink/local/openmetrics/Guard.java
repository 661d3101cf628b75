package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.workloadmonitor.api.config.Secret;

/**
 * Decides who may read. With a token, who brings it. Without one, who asks for this host by a name
 * of the loopback address: a web page that gives its own name that address (DNS rebinding) does
 * not.
 */
final class Guard {

  private static final String BEARER = "bearer ";

  private final Optional<Secret> token;

  Guard(Optional<Secret> token) {
    this.token = token;
  }

  /** Why a request is turned away; empty if it is not. */
  Optional<Response> refusal(Headers request) {
    if (token.isPresent()) {
      return bringsToken(request, token.get())
          ? Optional.empty()
          : Optional.of(
              Response.text(401, "This needs the token of the sink, as a bearer token.")
                  .with("WWW-Authenticate", "Bearer"));
    }
    return asksForLoopback(request.getOrDefault("Host", List.of()))
        ? Optional.empty()
        : Optional.of(
            Response.text(
                421, "Without a token this answers only to localhost, 127.0.0.1 and [::1]."));
  }

  private static boolean bringsToken(Headers request, Secret token) {
    List<String> given = request.getOrDefault("Authorization", List.of());
    if (given.size() != 1 || !given.getFirst().toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return false;
    }
    // Secrets compare in constant time.
    return Secret.of(given.getFirst().substring(BEARER.length()).strip()).equals(token);
  }

  /** Browsers always name the host; a client of HTTP/1.0 need not. */
  private static boolean asksForLoopback(List<String> hosts) {
    return hosts.isEmpty() || (hosts.size() == 1 && isLoopback(withoutPort(hosts.getFirst())));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      String literal =
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
      return InetAddress.ofLiteral(literal).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
