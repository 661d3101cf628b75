package org.workloadmonitor.collector.compute.reading;

/**
 * A network interface; counters since the host started or the interface appeared.
 *
 * @param name such as {@code eth0}
 * @param received what came in
 * @param sent what went out
 * @param collisions collisions seen while sending
 * @param bitsPerSecond the negotiated speed; unknown for most virtual interfaces
 * @param up 1 if the interface can carry traffic now, 0 if it can't
 */
public record NetworkReading(
    String name, Traffic received, Traffic sent, long collisions, long bitsPerSecond, long up) {

  /**
   * One direction.
   *
   * @param bytes bytes
   * @param packets packets
   * @param errors packets that were damaged
   * @param dropped packets that were given up although they were sound
   * @param fifo packets lost because a buffer was full
   * @param frame received: framing errors; sent: carrier losses
   * @param compressed compressed packets
   * @param multicast received: multicast packets; unknown for sent
   */
  public record Traffic(
      long bytes,
      long packets,
      long errors,
      long dropped,
      long fifo,
      long frame,
      long compressed,
      long multicast) {}
}
