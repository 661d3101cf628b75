package org.workloadmonitor.collector.external.icmp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An echo request or its answer (RFC 792, RFC 4443): type, code, checksum, identifier, sequence
 * number, content. The content begins with a random number, by which an answer is recognised: the
 * identifier is the system's to choose.
 *
 * @param sequence a number from 0 to 65,535
 * @param token the random number
 */
record EchoMessage(int sequence, long token) {

  private static final int HEADER = 8;
  private static final int TOKEN = Long.BYTES;

  private static final byte REQUEST_4 = 8;
  private static final byte ANSWER_4 = 0;
  private static final byte REQUEST_6 = (byte) 128;
  private static final byte ANSWER_6 = (byte) 129;

  /** The request as it is sent. */
  byte[] request(boolean ipv6, int identifier, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + Math.max(TOKEN, size));
    bytes.put(ipv6 ? REQUEST_6 : REQUEST_4).put((byte) 0).putShort((short) 0);
    bytes.putShort((short) identifier).putShort((short) sequence).putLong(token);
    if (!ipv6) {
      // That of ICMPv6 covers addresses that only the system knows, which fills it in.
      bytes.putShort(2, checksum(bytes.array()));
    }
    return bytes.array();
  }

  /** The answer in a packet; raw sockets of IPv4 give its IP header too. */
  static Optional<EchoMessage> answer(ByteBuffer packet, boolean ipv6) {
    int start = packet.position();
    if (!ipv6 && packet.remaining() > 20 && (packet.get(start) >> 4) == 4) {
      start += (packet.get(start) & 0x0F) * 4;
    }
    if (packet.limit() - start < HEADER + TOKEN
        || packet.get(start) != (ipv6 ? ANSWER_6 : ANSWER_4)) {
      return Optional.empty();
    }
    return Optional.of(
        new EchoMessage(packet.getShort(start + 6) & 0xFFFF, packet.getLong(start + HEADER)));
  }

  /** RFC 1071. */
  private static short checksum(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i += 2) {
      int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
      sum += (bytes[i] & 0xFF) << 8 | low;
    }
    sum = (sum & 0xFFFF) + (sum >>> 16);
    return (short) ~(sum + (sum >>> 16));
  }
}
