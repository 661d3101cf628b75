/** What an EC2 instance can ask about itself: its region, and keys of its role. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service.metadata;

import org.jspecify.annotations.NullMarked;
