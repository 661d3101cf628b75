/**
 * Metrics as data: which statement a server of some version is asked, and what becomes of the rows.
 */
@NullMarked
package org.workloadmonitor.collector.database.query;

import org.jspecify.annotations.NullMarked;
