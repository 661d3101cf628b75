package org.workloadmonitor.collector.external.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;

/**
 * An exchange with everything in its place.
 *
 * @param said what is sent, each character a byte
 * @param expect what is waited for
 * @param words the same as it is written in the configuration
 */
record Turn(Optional<String> said, Optional<Expectation> expect, String words) {

  /**
   * Fills in.
   *
   * @throws FailedLook if what was filled in must not be sent
   */
  static List<Turn> of(List<Exchange> exchanges, Fill fill) throws FailedLook {
    List<Turn> turns = new ArrayList<>(exchanges.size());
    for (Exchange exchange : exchanges) {
      Optional<String> said = Optional.empty();
      if (exchange.send().isPresent()) {
        said = Optional.of(said(exchange.send().get(), fill));
      }
      turns.add(
          new Turn(
              said,
              exchange.expect().map(wanted -> wanted.filled(fill)),
              exchange.expect().map(Expectation::words).orElse("")));
    }
    return turns;
  }

  private static String said(Secret text, Fill fill) throws FailedLook {
    String template = text.reveal();
    String filled = fill.text(template, Escapes::escape);
    if (controls(filled) != controls(template)) {
      throw new FailedLook(
          Result.EXTRACTION_FAILED,
          "What was filled into 'send' holds a line break or another control character: the"
              + " server would take it for a command of its own.");
    }
    String said = Escapes.bytes(filled);
    if (said.length() > Exchange.LONGEST && !filled.equals(template)) {
      throw new FailedLook(
          Result.EXTRACTION_FAILED,
          "What was filled into 'send' makes more than %d bytes of it."
              .formatted(Exchange.LONGEST));
    }
    return said;
  }

  private static long controls(String text) {
    return text.chars().filter(Character::isISOControl).count();
  }
}
