package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.instance.InstanceId;

/**
 * A collector to be run.
 *
 * @param id names it
 * @param component what it observes
 * @param loader the plugin's class loader
 * @param interval from one run to the next; at least one second
 * @param deadline how long one run may take; more than zero
 * @param maker makes the collector
 */
public record CollectorTask(
    InstanceId id,
    Component component,
    ClassLoader loader,
    Duration interval,
    Duration deadline,
    Maker<Collector> maker)
    implements Task {}
