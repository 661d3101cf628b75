/**
 * The sink {@code console}: a summary for a person at a terminal.
 *
 * <p>{@link org.workloadmonitor.sink.local.console.ConsoleSinkFactory} is the entry. Signals go
 * into a {@code Board}; a {@code Summary} turns that into lines; a {@code Screen} shows them.
 */
@NullMarked
package org.workloadmonitor.sink.local.console;

import org.jspecify.annotations.NullMarked;
