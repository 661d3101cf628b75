/**
 * The container that the agent runs in, as its control group shows it: version 1, version 2 and the
 * hybrid of both. Names of files and formats are those of the kernel's
 * Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/.
 */
@NullMarked
package org.workloadmonitor.collector.compute.cgroup;

import org.jspecify.annotations.NullMarked;
