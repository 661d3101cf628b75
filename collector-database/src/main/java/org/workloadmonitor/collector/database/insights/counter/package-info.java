/** Counter metrics of Performance Insights, which the user chooses by their names. */
@NullMarked
package org.workloadmonitor.collector.database.insights.counter;

import org.jspecify.annotations.NullMarked;
