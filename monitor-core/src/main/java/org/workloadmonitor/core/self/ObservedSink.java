package org.workloadmonitor.core.self;

import org.workloadmonitor.api.Sink;

/**
 * A sink that may have something to say of itself.
 *
 * @param id the sink's id in the configuration
 * @param sink the plugin's instance
 */
public record ObservedSink(String id, Sink sink) {}
