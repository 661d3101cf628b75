/** Sinks that need no account: console, JSON-lines file, OpenMetrics endpoint. */
@NullMarked
package org.workloadmonitor.sink.local;

import org.jspecify.annotations.NullMarked;
