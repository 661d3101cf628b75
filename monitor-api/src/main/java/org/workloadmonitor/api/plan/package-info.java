/**
 * What a plugin says of a configuration before it runs: what it would cost, and which rights it
 * needs.
 *
 * <p>All of this is worked out from the configuration alone, without a network.
 */
@NullMarked
package org.workloadmonitor.api.plan;

import org.jspecify.annotations.NullMarked;
