/**
 * The processes of this host: those that the configuration names, and how many there are in all.
 */
@NullMarked
package org.workloadmonitor.collector.compute.process;

import org.jspecify.annotations.NullMarked;
