/** The command line, and the assembly of one agent. */
@NullMarked
package org.workloadmonitor.core.launch;

import org.jspecify.annotations.NullMarked;
