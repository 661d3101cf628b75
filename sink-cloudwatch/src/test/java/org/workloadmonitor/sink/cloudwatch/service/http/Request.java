package org.workloadmonitor.sink.cloudwatch.service.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param method in capitals
 * @param target path and query, as sent
 * @param headers the values of each header, by its name in lower case
 * @param body without the transfer's chunks, but still as its content encoding left it
 */
public record Request(String method, String target, Map<String, List<String>> headers, Bytes body) {

  /** All values of a header, joined as RFC 9110 has it; empty if it was not sent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .map(values -> String.join(",", values));
  }
}
