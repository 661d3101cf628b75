package org.workloadmonitor.core.outbox;

import java.time.Instant;
import org.workloadmonitor.api.sink.Item;

/**
 * An item in the shape that the sink asked for, with the entries that it covers: one, or all points
 * of a series in a window. The sink's answer holds for all of them. It stays as it is until it is
 * answered for: what is tried again is the same item, not a new mixture.
 */
final class Parcel {

  final Item item;
  final int bytes;
  final long[] sequences;

  /** When the first of its entries came into the outbox. */
  final Instant accepted;

  /** How often it failed together with part of a batch. */
  int retries;

  /** How often it failed although it was alone in its batch. */
  int failuresAlone;

  /** Nanoseconds of the worker's clock before which it is not tried again. */
  long restsUntil;

  Parcel(Item item, int bytes, long[] sequences, Instant accepted) {
    this.item = item;
    this.bytes = bytes;
    this.sequences = sequences;
    this.accepted = accepted;
  }

  static Parcel of(Entry entry) {
    return new Parcel(entry.item(), entry.bytes(), new long[] {entry.sequence()}, entry.accepted());
  }

  /** Its place in the order of arrival. */
  long order() {
    return sequences[0];
  }
}
