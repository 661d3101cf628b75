package org.workloadmonitor.collector.external.tcp;

import java.util.Optional;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;

/**
 * One thing said and one heard. Without {@code send} it waits for what the server says by itself.
 *
 * @param send what is sent, if anything; it may hold a password, so it is never shown
 * @param expect what is waited for, if anything
 */
public record Exchange(
    @Description("Text to send, never shown; \\r, \\n, \\x1B stand for the bytes.")
        Optional<Secret> send,
    @Description("What the server is to say then: a text, or contains, or matches.")
        Optional<Expectation> expect) {

  static final int LONGEST = 16_384;

  /** Checks that something is said or heard. */
  public Exchange {
    if (send.isEmpty() && expect.isEmpty()) {
      throw new IllegalArgumentException("An exchange needs 'send' or 'expect', or both.");
    }
    // What fits into the buffers of the connection is sent without waiting for its reader.
    if (send.filter(text -> text.reveal().length() > LONGEST).isPresent()) {
      throw new IllegalArgumentException("'send' takes at most %d characters.".formatted(LONGEST));
    }
  }
}
