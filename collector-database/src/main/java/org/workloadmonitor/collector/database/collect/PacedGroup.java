package org.workloadmonitor.collector.database.collect;

import java.time.Duration;
import org.workloadmonitor.collector.database.query.Group;

/**
 * A group and how often it is read.
 *
 * @param group what is read
 * @param interval the least time from one reading to the next; zero for every run
 * @param gives whether it is read less often where the collector costs too much
 */
record PacedGroup(Group group, Duration interval, boolean gives) {}
