package org.workloadmonitor.sink.local.file;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.api.sink.SinkProfile;

/** Turns batches into bytes. For use by one thread. */
final class Lines {

  static final SinkProfile PROFILE =
      SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT, SignalKind.SPAN)
          .withPublishInterval(Duration.ZERO);

  private final StringBuilder text = new StringBuilder();

  /** One line for each item, each with its end. */
  byte[] of(Batch batch) {
    text.setLength(0);
    for (Item item : batch.items()) {
      JsonLine.append(item, text);
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
