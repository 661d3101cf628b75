/** The components under watch: how they are, and which depends on which. */
@NullMarked
package org.workloadmonitor.core.component;

import org.jspecify.annotations.NullMarked;
