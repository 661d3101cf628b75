/** From a name to addresses, afresh each time and never longer than one may wait. */
@NullMarked
package org.workloadmonitor.collector.external.names;

import org.jspecify.annotations.NullMarked;
