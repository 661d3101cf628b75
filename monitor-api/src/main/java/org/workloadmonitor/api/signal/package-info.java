/**
 * What is observed: metric points, events and spans.
 *
 * <p>All values are immutable and may be shared between threads. Names follow the OpenTelemetry
 * semantic conventions wherever those have one.
 */
@NullMarked
package org.workloadmonitor.api.signal;

import org.jspecify.annotations.NullMarked;
