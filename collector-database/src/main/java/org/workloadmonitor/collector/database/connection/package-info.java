/** One connection to one server: log-in, TLS, time-outs, and what went wrong in words. */
@NullMarked
package org.workloadmonitor.collector.database.connection;

import org.jspecify.annotations.NullMarked;
