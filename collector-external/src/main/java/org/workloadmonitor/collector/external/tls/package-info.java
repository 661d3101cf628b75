/**
 * TLS: the handshake, and the judgement of the certificates that a server shows. The handshake
 * accepts every certificate, so that a faulty one can be described; {@link TlsClient#judge} says
 * afterwards what is wrong with it.
 */
@NullMarked
package org.workloadmonitor.collector.external.tls;

import org.jspecify.annotations.NullMarked;
