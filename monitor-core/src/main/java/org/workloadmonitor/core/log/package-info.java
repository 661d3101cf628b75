/** What keeps the log worth reading: reasons without secrets, and repeated failures told once. */
@NullMarked
package org.workloadmonitor.core.log;

import org.jspecify.annotations.NullMarked;
