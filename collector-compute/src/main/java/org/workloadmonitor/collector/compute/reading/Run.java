package org.workloadmonitor.collector.compute.reading;

import org.workloadmonitor.api.Recorder;

/**
 * One run of the collector, as its parts see it.
 *
 * @param recorder takes the points
 * @param nanoTime when the run began, on the context's {@code nanoTime()}
 */
public record Run(Recorder recorder, long nanoTime) {}
