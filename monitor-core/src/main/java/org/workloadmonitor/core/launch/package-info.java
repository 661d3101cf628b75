/** The command line, and the assembly of one agent: the only place that knows all the others. */
@NullMarked
package org.workloadmonitor.core.launch;

import org.jspecify.annotations.NullMarked;
