/** Keeps secrets out of what others wrote: servers, commands. */
@NullMarked
package org.workloadmonitor.collector.external.mask;

import org.jspecify.annotations.NullMarked;
