package org.workloadmonitor.collector.external.tls;

import org.workloadmonitor.collector.external.probe.Result;

/**
 * One thing that is wrong with a server's certificates.
 *
 * @param result its word
 * @param reason a sentence for a person
 */
record Fault(Result result, String reason) {}
