package org.workloadmonitor.sink.local.openmetrics;

import java.net.InetAddress;

/**
 * Where a server listens, as the operator wrote it.
 *
 * @param host a name or an address without brackets; {@code *} for every address of the host
 * @param port 0 to 65535; 0 takes any free one
 */
public record ListenAddress(String host, int port) {

  private static final String FORMS =
      "Write HOST:PORT, such as 127.0.0.1:9464, [::1]:9464 or *:9464.";

  /**
   * Checks the port.
   *
   * @throws IllegalArgumentException if it lies outside its range
   */
  public ListenAddress {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "%d is no port; ports go from 0 to 65535.".formatted(port));
    }
  }

  /**
   * Reads {@code HOST:PORT}, where an IPv6 address stands in brackets and {@code *} or nothing
   * means every address.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static ListenAddress parse(String text) {
    String stripped = text.strip();
    int colon = stripped.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("'%s' names no port. %s".formatted(text, FORMS));
    }
    return new ListenAddress(
        host(stripped.substring(0, colon), text), port(stripped.substring(colon + 1), text));
  }

  private static String host(String host, String text) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1);
    }
    if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "The IPv6 address in '%s' needs brackets. %s".formatted(text, FORMS));
    }
    return host.isEmpty() ? "*" : host;
  }

  private static int port(String port, String text) {
    if (!port.matches("\\d{1,6}")) {
      throw new IllegalArgumentException("'%s' names no port. %s".formatted(text, FORMS));
    }
    return Integer.parseInt(port);
  }

  /** Whether it stands for every address of the host. */
  boolean isEveryAddress() {
    return host.equals("*");
  }

  /**
   * Whether others can reach it, as far as the text alone tells: of a name only its lookup does.
   */
  boolean isKnownToReachBeyondLoopback() {
    if (isEveryAddress()) {
      return true;
    }
    try {
      return !InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** As it is written in the configuration. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
