/**
 * The {@code icmp} probe. Java has no sockets for ICMP, so it calls those of the system: a datagram
 * socket of kind ICMP where the system allows it, a raw one where the agent may.
 */
@NullMarked
package org.workloadmonitor.collector.external.icmp;

import org.jspecify.annotations.NullMarked;
