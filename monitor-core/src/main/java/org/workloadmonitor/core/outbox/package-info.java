/**
 * The queue in front of each sink, and the worker that empties it: batches, shapes, deadlines,
 * retries. A signal leaves its queue only when the sink has answered for it, or with a reason that
 * is counted.
 */
@NullMarked
package org.workloadmonitor.core.outbox;

import org.jspecify.annotations.NullMarked;
