package org.workloadmonitor.sink.cloudwatch.service.http;

import java.time.Duration;

/** What a client gets for a request: an answer, or what goes wrong in a network. */
public sealed interface Reply {

  /** A whole answer. */
  record Answer(Response response) implements Reply {}

  /** A whole answer, with a pause before each byte. */
  record Slowly(Response response, Duration pause) implements Reply {}

  /** The first bytes of an answer; then the connection ends. */
  record CutShort(Response response, int bytes) implements Reply {}

  /** Bytes that need not be HTTP; then the connection ends. */
  record Garbage(Bytes bytes) implements Reply {}

  /** Nothing, as long as the client and the server hold the connection open. */
  record Silence() implements Reply {}

  /** The connection is reset. */
  record Reset() implements Reply {}
}
