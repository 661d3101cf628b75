/** Tests of the product as a whole: its architecture, its format, and the packaged program. */
@NullMarked
package org.workloadmonitor.distribution;

import org.jspecify.annotations.NullMarked;
