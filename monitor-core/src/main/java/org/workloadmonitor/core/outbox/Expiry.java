package org.workloadmonitor.core.outbox;

import java.util.Locale;

/** Why an item left an outbox without an answer from the sink. */
public enum Expiry {
  /** It waited longer than the outbox keeps items. */
  AGE,
  /** It was the oldest one when the outbox was full. */
  OVERFLOW,
  /** The disk took nothing, and the memory that stands in for it was full. */
  DISK,
  /** It was in a part of the queue's file that can't be read any more. */
  DAMAGED,
  /** The agent ended before it was delivered, and the outbox is lost with it. */
  SHUTDOWN;

  /** The word in metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
