/**
 * PostgreSQL 13 to 18: how to talk with it, and what there is to read, one class for each topic.
 */
@NullMarked
package org.workloadmonitor.collector.database.postgresql;

import org.jspecify.annotations.NullMarked;
