/** STS: who one is, and roles. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service.sts;

import org.jspecify.annotations.NullMarked;
