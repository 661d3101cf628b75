/** The run of a database collector: what is due, what failed, what it cost. */
@NullMarked
package org.workloadmonitor.collector.database.collect;

import org.jspecify.annotations.NullMarked;
