/**
 * The {@code dns} probe. Messages are read and written by dnsjava, and travel over sockets of their
 * own: an answer must be compared with its question, and must end with the look.
 */
@NullMarked
package org.workloadmonitor.collector.external.dns;

import org.jspecify.annotations.NullMarked;
