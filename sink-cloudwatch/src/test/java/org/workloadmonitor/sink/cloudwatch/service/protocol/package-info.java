/** The protocols that the services speak: AWS Query, and JSON 1.0 and 1.1. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service.protocol;

import org.jspecify.annotations.NullMarked;
