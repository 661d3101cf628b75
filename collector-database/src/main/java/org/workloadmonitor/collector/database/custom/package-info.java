/** Queries that the configuration brings, and the metrics and events that their rows become. */
@NullMarked
package org.workloadmonitor.collector.database.custom;

import org.jspecify.annotations.NullMarked;
