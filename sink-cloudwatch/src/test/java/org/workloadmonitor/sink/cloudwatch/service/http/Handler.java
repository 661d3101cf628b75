package org.workloadmonitor.sink.cloudwatch.service.http;

import java.util.Optional;
import java.util.function.Function;

/** What a server does with requests. Called by many threads at a time. */
@FunctionalInterface
public interface Handler {

  /**
   * A request begins to come in.
   *
   * @return what replies to it once it has been read; empty to reset its connection unread
   */
  Optional<Function<Request, Reply>> arrival();
}
