/** Databases: PostgreSQL, MySQL and MariaDB through JDBC; Amazon RDS Performance Insights. */
@NullMarked
package org.workloadmonitor.collector.database;

import org.jspecify.annotations.NullMarked;
