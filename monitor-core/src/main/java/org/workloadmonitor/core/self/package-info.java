/** What the agent reports about itself: its own metrics, and whether it does its work. */
@NullMarked
package org.workloadmonitor.core.self;

import org.jspecify.annotations.NullMarked;
