/** Connections that know when they must be done, and say in a word why they are not. */
@NullMarked
package org.workloadmonitor.collector.external.socket;

import org.jspecify.annotations.NullMarked;
