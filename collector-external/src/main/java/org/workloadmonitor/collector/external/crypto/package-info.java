/**
 * The costly arithmetic of TLS handshakes by native code, where this platform has it: the agent's
 * JVM, which is kept small, takes milliseconds for what takes microseconds there.
 */
@NullMarked
package org.workloadmonitor.collector.external.crypto;

import org.jspecify.annotations.NullMarked;
