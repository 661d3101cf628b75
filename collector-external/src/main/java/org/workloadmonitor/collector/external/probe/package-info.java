/**
 * What all probes have in common: a target, one look at it, the word for its result, and how a
 * collector, a health check and a journey's step make signals of it.
 */
@NullMarked
package org.workloadmonitor.collector.external.probe;

import org.jspecify.annotations.NullMarked;
