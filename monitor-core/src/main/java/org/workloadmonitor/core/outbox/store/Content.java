package org.workloadmonitor.core.outbox.store;

/**
 * The form of a segment's content: a byte for the version, the items, and the CRC-32C of all before
 * it in eight bytes.
 *
 * <p>Each item begins with a tag: its shape, and what it has in common with the item before.
 * Components, descriptors, attributes, texts and times are written out where they first occur and
 * are numbers afterwards, so a segment is complete in itself, and a point of a series that is known
 * takes about ten bytes.
 */
final class Content {

  static final int VERSION = 1;
  static final int CHECKSUM = 8;

  static final int HOLE = 0;
  static final int GAUGE = 1;
  static final int COUNTER = 2;
  static final int SAMPLES = 3;
  static final int HISTOGRAM = 4;
  static final int EVENT = 5;
  static final int SPAN = 6;
  static final int SHAPE = 0x07;

  static final int SAME_COMPONENT = 0x08;
  static final int SAME_TIME = 0x10;
  static final int WHOLE_NUMBER = 0x20;
  static final int SAME_ACCEPTED = 0x40;
  static final int SAME_SIZE = 0x80;

  private Content() {}
}
