/**
 * The seam between what reads this host and what emits metrics: plain values, and the interfaces
 * that give them.
 */
@NullMarked
package org.workloadmonitor.collector.compute.reading;

import org.jspecify.annotations.NullMarked;
