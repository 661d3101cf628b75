/**
 * A plugin of the tests: a collector that counts. Each of its signals can be told from all others,
 * so a test can say which of them arrived, and how often.
 */
@NullMarked
package org.workloadmonitor.distribution.sequence;

import org.jspecify.annotations.NullMarked;
