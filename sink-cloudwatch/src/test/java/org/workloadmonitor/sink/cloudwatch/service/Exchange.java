package org.workloadmonitor.sink.cloudwatch.service;

import java.time.Instant;
import java.util.List;
import org.workloadmonitor.sink.cloudwatch.service.logs.LogEvent;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;

/**
 * A request that was read, and what became of it.
 *
 * @param at the service's time
 * @param operation {@code PutMetricData}; empty if it could not be told
 * @param wireBytes of the body as it was sent
 * @param bytes of the body unpacked
 * @param status 200 if the service has carried it out, 0 if it did not look at it
 * @param code of the error that the service has found; empty if there was none
 * @param answered whether the client was given the service's answer, all of it and as it is
 * @param data metrics that were taken
 * @param events log events that were taken
 */
public record Exchange(
    Instant at,
    String operation,
    int wireBytes,
    int bytes,
    int status,
    String code,
    boolean answered,
    List<Datum> data,
    List<LogEvent> events) {}
