package org.workloadmonitor.collector.external.dns;

import org.xbill.DNS.Rcode;

/**
 * A response code by its name in RFC 6895: {@code noerror}, {@code nxdomain}, {@code servfail}.
 *
 * @param value its number
 */
public record ResponseCode(int value) {

  /** Nothing is wrong. */
  public static final ResponseCode NOERROR = new ResponseCode(Rcode.NOERROR);

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if there is no such code
   */
  public static ResponseCode parse(String text) {
    int value = Rcode.value(text);
    if (value < 0) {
      throw new IllegalArgumentException(
          "Not a response code of DNS: '%s'. Write noerror, nxdomain, servfail or refused."
              .formatted(text));
    }
    return new ResponseCode(value);
  }

  /** Its name, such as {@code NXDOMAIN}. */
  String word() {
    return Rcode.string(value);
  }
}
