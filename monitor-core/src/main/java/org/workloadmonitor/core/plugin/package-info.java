/**
 * Scanning and class loading of plugins; the only place that touches class loaders.
 *
 * <p>A unit is {@code plugins/NAME.jar} or {@code plugins/NAME/*.jar}. Each has a class loader of
 * its own and ends in a named state; no unit stops another.
 */
@NullMarked
package org.workloadmonitor.core.plugin;

import org.jspecify.annotations.NullMarked;
