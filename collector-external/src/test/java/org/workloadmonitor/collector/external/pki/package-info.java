/** Certificates of every good and faulty kind, and servers on real sockets that show them. */
@NullMarked
package org.workloadmonitor.collector.external.pki;

import org.jspecify.annotations.NullMarked;
