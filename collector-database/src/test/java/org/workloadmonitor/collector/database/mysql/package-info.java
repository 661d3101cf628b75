/** What is read from MySQL and MariaDB, compared with what a real server says itself. */
@NullMarked
package org.workloadmonitor.collector.database.mysql;

import org.jspecify.annotations.NullMarked;
