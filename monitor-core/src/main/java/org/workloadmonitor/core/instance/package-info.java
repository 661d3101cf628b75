/** The life of a plugin's instance: its name, its context, its creation and its closing. */
@NullMarked
package org.workloadmonitor.core.instance;

import org.jspecify.annotations.NullMarked;
