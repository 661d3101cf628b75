/**
 * What a configuration would cost and which rights it needs, before it runs: gathers what one round
 * of collecting showed, and puts the answers of the sinks into words.
 */
@NullMarked
package org.workloadmonitor.core.plan;

import org.jspecify.annotations.NullMarked;
