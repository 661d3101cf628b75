/**
 * Reads the host through the library OSHI: macOS, Windows and whatever else it knows.
 *
 * <p>On Linux this package stays unloaded: OSHI costs ten times the processor time there, and the
 * native bridge under it (JNA) more memory than the rest of the collector.
 */
@NullMarked
package org.workloadmonitor.collector.compute.oshi;

import org.jspecify.annotations.NullMarked;
