package org.workloadmonitor.sink.cloudwatch.request;

import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.datum.Datum;

/** A way to write a PutMetricData request. Has no state. */
public sealed interface BodyFormat permits JsonBody, QueryBody {

  /** The headers that tell the service what it gets. */
  Map<String, String> headers();

  /** Writes what comes before the data. */
  void begin(Bytes out, String namespace);

  /**
   * Writes one datum.
   *
   * @param number its place in the request, from 1
   * @param highResolution whether CloudWatch shall keep it second by second
   */
  void datum(Bytes out, int number, Datum datum, boolean highResolution);

  /** Writes what comes after the data. */
  void end(Bytes out);
}
