package org.workloadmonitor.collector.external.probe;

/**
 * One phase of a look.
 *
 * @param name which one
 * @param from when it began, in nanoseconds of the look's stopwatch
 * @param to when it ended, well or badly; not before {@code from}
 */
public record Phase(Name name, long from, long to) {

  /** The phases of all protocols, in the order in which they happen. */
  public enum Name {
    /** The target's name is resolved. */
    DNS("dns"),
    /** The connection is made. */
    CONNECT("connect"),
    /** A proxy opens the way to the target. */
    PROXY("proxy"),
    /** The TLS handshake. */
    TLS("tls"),
    /** The request is sent. */
    REQUEST("request"),
    /** The target thinks, until the first byte of its answer. */
    FIRST_BYTE("first_byte"),
    /** The rest of the answer comes. */
    TRANSFER("transfer");

    private final String word;

    Name(String word) {
      this.word = word;
    }

    /** The phase as the value of an attribute. */
    public String word() {
      return word;
    }
  }

  /** Checks the order. */
  public Phase {
    if (to < from) {
      throw new IllegalArgumentException("The phase %s ends before it begins.".formatted(name));
    }
  }

  /** How long it took, in seconds. */
  public double seconds() {
    return (to - from) / 1e9;
  }
}
