/** What a configuration would cost, and which rights it needs. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.plan;

import org.jspecify.annotations.NullMarked;
