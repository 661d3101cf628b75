/**
 * What a durable queue keeps on disk: segments of signals in a compact form, and the counts of what
 * became of them, in one SQLite file for each sink.
 */
@NullMarked
package org.workloadmonitor.core.outbox.store;

import org.jspecify.annotations.NullMarked;
