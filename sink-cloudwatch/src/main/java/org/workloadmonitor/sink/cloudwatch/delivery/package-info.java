/** What is sent, several requests at a time, and what became of each item. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.delivery;

import org.jspecify.annotations.NullMarked;
