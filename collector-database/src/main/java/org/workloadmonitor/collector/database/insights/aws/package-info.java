/** The clients of AWS, who they are, and what their failures mean. */
@NullMarked
package org.workloadmonitor.collector.database.insights.aws;

import org.jspecify.annotations.NullMarked;
