package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;

/** What is found under one path. Called by several threads at once. */
@FunctionalInterface
interface Page {

  /** Answers a GET request with these header fields. */
  Response get(Headers request);
}
