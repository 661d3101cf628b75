/** The sink {@code file}: JSON lines in a file that is rotated by size and age. */
@NullMarked
package org.workloadmonitor.sink.local.file;

import org.jspecify.annotations.NullMarked;
