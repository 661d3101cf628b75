/** Health checks that are somebody else's program. */
@NullMarked
package org.workloadmonitor.collector.external.custom;

import org.jspecify.annotations.NullMarked;
