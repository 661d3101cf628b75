/** How many distinct metrics a sink may make, and which came first. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.budget;

import org.jspecify.annotations.NullMarked;
