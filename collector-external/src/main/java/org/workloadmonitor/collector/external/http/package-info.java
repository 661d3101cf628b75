/**
 * HTTP requests whose every phase is known: the probe, and the exchange that steps of journeys use
 * too.
 */
@NullMarked
package org.workloadmonitor.collector.external.http;

import org.jspecify.annotations.NullMarked;
