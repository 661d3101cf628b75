/**
 * The contract test kit: what every plugin must keep to, as tests that its author extends.
 *
 * <p>Extend {@link org.workloadmonitor.api.testkit.PluginContract} once for the plugin, and {@link
 * org.workloadmonitor.api.testkit.CollectorContract}, {@link
 * org.workloadmonitor.api.testkit.HealthCheckContract} or {@link
 * org.workloadmonitor.api.testkit.SinkContract} for each type that it offers. Tests of one's own
 * use {@link org.workloadmonitor.api.testkit.TestContext} and {@link
 * org.workloadmonitor.api.testkit.RecordingRecorder}.
 *
 * <p>The kit is the test-jar of {@code monitor-api}. It needs JUnit Jupiter 6 and AssertJ 3 beside
 * it, which Maven does not bring along with a test-jar.
 */
@NullMarked
package org.workloadmonitor.api.testkit;

import org.jspecify.annotations.NullMarked;
