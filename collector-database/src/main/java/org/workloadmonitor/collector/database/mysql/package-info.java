/** What is read from MySQL and MariaDB: one class for each topic, all of it data. */
@NullMarked
package org.workloadmonitor.collector.database.mysql;

import org.jspecify.annotations.NullMarked;
