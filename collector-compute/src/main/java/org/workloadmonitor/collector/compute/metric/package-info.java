/**
 * What is emitted of each topic, from whatever platform it was read. Names, units and attributes
 * are those of OpenTelemetry's semantic conventions for systems where these have one.
 */
@NullMarked
package org.workloadmonitor.collector.compute.metric;

import org.jspecify.annotations.NullMarked;
