/** What a {@link org.workloadmonitor.api.Sink} is given, and what it answers. */
@NullMarked
package org.workloadmonitor.api.sink;

import org.jspecify.annotations.NullMarked;
