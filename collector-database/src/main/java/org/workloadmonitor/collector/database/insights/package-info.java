/**
 * The collector {@code rds-performance-insights}: the load of a database as Amazon RDS samples it,
 * read from the service and not from the database.
 *
 * <p>A run asks for the time since the last one and for some minutes before, for points may come
 * late, and takes each point once. What it has taken is kept in the instance's directory.
 */
@NullMarked
package org.workloadmonitor.collector.database.insights;

import org.jspecify.annotations.NullMarked;
