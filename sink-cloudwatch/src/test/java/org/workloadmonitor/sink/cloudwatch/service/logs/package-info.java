/** CloudWatch Logs: groups, streams, events, with every documented limit. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service.logs;

import org.jspecify.annotations.NullMarked;
