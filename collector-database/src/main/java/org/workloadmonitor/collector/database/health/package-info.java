/** The health check {@code jdbc}: whether a database answers, rightly and up to date. */
@NullMarked
package org.workloadmonitor.collector.database.health;

import org.jspecify.annotations.NullMarked;
