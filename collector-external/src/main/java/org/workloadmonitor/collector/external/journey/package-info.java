/**
 * Synthetic journeys: steps in order, each a probe, with values carried from one to the next.
 *
 * <p>What is taken out of an answer is a secret from then on: a token and an order's number look
 * alike from here. {@link org.workloadmonitor.collector.external.mask.Mask} keeps them, and what
 * the configuration holds, out of everything that is told.
 */
@NullMarked
package org.workloadmonitor.collector.external.journey;

import org.jspecify.annotations.NullMarked;
