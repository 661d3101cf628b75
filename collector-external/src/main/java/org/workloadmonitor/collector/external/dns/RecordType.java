package org.workloadmonitor.collector.external.dns;

import org.xbill.DNS.Type;

/**
 * A type of records by its name: {@code A}, {@code AAAA}, {@code MX}, {@code TXT}, ...
 *
 * @param value its number
 */
public record RecordType(int value) {

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public static RecordType parse(String text) {
    int value = Type.value(text);
    if (value < 0 || !Type.isRR(value)) {
      throw new IllegalArgumentException(
          "Not a type of DNS records: '%s'. Write A, AAAA, CNAME, MX, NS, TXT, SOA, SRV, PTR, CAA or another."
              .formatted(text));
    }
    return new RecordType(value);
  }

  /** Its name. */
  String word() {
    return Type.string(value);
  }
}
