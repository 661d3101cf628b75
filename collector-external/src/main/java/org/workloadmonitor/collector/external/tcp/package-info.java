/** The {@code tcp} probe: connections, conversations of a few lines, STARTTLS. */
@NullMarked
package org.workloadmonitor.collector.external.tcp;

import org.jspecify.annotations.NullMarked;
