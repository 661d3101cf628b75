package org.workloadmonitor.collector.external.http;

import java.util.List;
import okhttp3.Protocol;

/**
 * A version of HTTP as it is written in the configuration.
 *
 * @param two whether it is HTTP/2
 */
public record HttpVersion(boolean two) {

  /**
   * Reads {@code 1.1} or {@code 2}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static HttpVersion parse(String text) {
    return switch (text.strip()) {
      case "1.1" -> new HttpVersion(false);
      case "2", "2.0" -> new HttpVersion(true);
      default ->
          throw new IllegalArgumentException(
              "Not a version: '%s'. Write 1.1 or 2.".formatted(text));
    };
  }

  /** What is offered to a server; without TLS there is nothing to agree on. */
  List<Protocol> offered(boolean tls) {
    if (!two) {
      return List.of(Protocol.HTTP_1_1);
    }
    return tls ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.H2_PRIOR_KNOWLEDGE);
  }

  boolean isSpoken(Protocol spoken) {
    return two == (spoken == Protocol.HTTP_2 || spoken == Protocol.H2_PRIOR_KNOWLEDGE);
  }

  @Override
  public String toString() {
    return two ? "2" : "1.1";
  }
}
