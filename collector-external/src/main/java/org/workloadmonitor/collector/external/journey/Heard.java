package org.workloadmonitor.collector.external.journey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.workloadmonitor.collector.external.assertion.ResponseView;

/**
 * An answer without status and headers.
 *
 * @param body what was said
 * @param duration how long all of it took
 */
record Heard(String body, Duration duration) implements ResponseView {

  @Override
  public int status() {
    return 0;
  }

  @Override
  public List<String> header(String name) {
    return List.of();
  }

  @Override
  public long size() {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }
}
