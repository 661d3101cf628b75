package org.workloadmonitor.core.outbox;

import java.util.Optional;

/**
 * Where an outbox keeps what is pending.
 *
 * @param durable whether it is meant to survive the end of the process
 * @param unsaved how many of the pending would not survive it now
 * @param size how many bytes are on disk
 * @param fill how much of its bound is used, 1 for all
 * @param trouble why nothing can be saved at present, if so
 */
public record Storage(
    boolean durable, long unsaved, long size, double fill, Optional<String> trouble) {

  static Storage inMemory(double fill) {
    return new Storage(false, 0, 0, fill, Optional.empty());
  }
}
