package org.workloadmonitor.collector.external.assertion;

import java.time.Duration;
import java.util.List;

/** What assertions see of an answer. */
public interface ResponseView {

  /** The status. */
  int status();

  /** All values of a header, whatever the case of its name. */
  List<String> header(String name);

  /** The body as text. */
  String body();

  /** The length of the body in bytes, uncompressed. */
  long size();

  /** How long it took in all. */
  Duration duration();
}
