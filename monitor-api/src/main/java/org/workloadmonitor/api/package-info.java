/**
 * What a plugin sees of Workload Monitor: the plugin contract.
 *
 * <p>A plugin is a jar with one {@link org.workloadmonitor.api.MonitorPlugin}, named in {@code
 * META-INF/services/org.workloadmonitor.api.MonitorPlugin}. It offers factories; the agent reads
 * the configuration, binds each block to the factory's record, and asks the factory for a {@link
 * org.workloadmonitor.api.Collector}, a {@link org.workloadmonitor.api.HealthCheck} or a {@link
 * org.workloadmonitor.api.Sink}.
 *
 * <h2>Threads</h2>
 *
 * There is one instance per configured block. It is created and closed on a platform thread; each
 * of its runs is on a virtual thread of its own, so blocking is fine. Calls to one instance never
 * overlap, and each sees what the one before wrote. The context class loader is the plugin's during
 * every call. {@code close()} comes once, after the last run has ended.
 *
 * <h2>Deadlines</h2>
 *
 * Each run has a deadline. Past it the run's thread is interrupted; what it had recorded is kept. A
 * run that ignores the interrupt is marked stuck and skipped; everything else goes on.
 *
 * <h2>Errors</h2>
 *
 * {@link org.workloadmonitor.api.ConfigurationException} while creating stops the start with the
 * place in the file. {@link org.workloadmonitor.api.RetryableException} says when to try again,
 * {@link org.workloadmonitor.api.RejectedException} that trying again is pointless. Any other
 * exception is a failed run, counted and reported once. A {@link java.lang.LinkageError} fails the
 * component. An {@link java.lang.OutOfMemoryError} ends the process.
 */
@NullMarked
package org.workloadmonitor.api;

import org.jspecify.annotations.NullMarked;
