/** What the hot paths cost. */
package org.workloadmonitor.benchmarks;
