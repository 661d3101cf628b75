package org.workloadmonitor.collector.external.tls;

import java.util.Arrays;

/**
 * The oldest version of TLS that is good, written {@code 1.2} or {@code 1.3}.
 *
 * @param version that version
 */
public record MinVersion(TlsVersion version) {

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException if there is no such version
   */
  public static MinVersion parse(String text) {
    return Arrays.stream(TlsVersion.values())
        .filter(version -> version.word().equals(text))
        .findFirst()
        .map(MinVersion::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Not a version of TLS that can be asked for: '%s'. Write 1.2 or 1.3."
                        .formatted(text)));
  }
}
