package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.core.instance.InstanceId;

/**
 * A health check to be run.
 *
 * @param id names it
 * @param component what it judges
 * @param loader the plugin's class loader
 * @param interval from one check to the next; at least one second
 * @param deadline how long one check may take; more than zero
 * @param upAfter how many good results in a row end DOWN; at least 1
 * @param downAfter how many bad results in a row make DOWN; at least 1
 * @param maker makes the health check
 */
public record HealthTask(
    InstanceId id,
    Component component,
    ClassLoader loader,
    Duration interval,
    Duration deadline,
    int upAfter,
    int downAfter,
    Maker<HealthCheck> maker)
    implements Task {}
