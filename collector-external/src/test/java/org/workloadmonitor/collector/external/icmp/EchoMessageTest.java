package org.workloadmonitor.collector.external.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EchoMessageTest {

  private final EchoMessage message = new EchoMessage(0xFEDC, 0x0123456789ABCDEFL);

  @Test
  void aRequestSumsUpToNothing() {
    for (int size : new int[] {16, 17, 56}) {
      ByteBuffer bytes = ByteBuffer.wrap(message.request(false, 0x1234, size));
      int sum = 0;
      while (bytes.remaining() > 1) {
        sum += bytes.getShort() & 0xFFFF;
      }
      sum += bytes.hasRemaining() ? (bytes.get() & 0xFF) << 8 : 0;
      assertThat((sum & 0xFFFF) + (sum >>> 16)).as("RFC 1071 for %d bytes", size).isEqualTo(0xFFFF);
    }
  }

  @Test
  void anAnswerIsReadWithAndWithoutItsIpHeader() {
    byte[] answer = message.request(false, 7, 56);
    answer[0] = 0;
    ByteBuffer raw = ByteBuffer.allocate(20 + answer.length);
    raw.put((byte) 0x45).position(20).put(answer).flip();
    assertThat(EchoMessage.answer(ByteBuffer.wrap(answer), false)).contains(message);
    assertThat(EchoMessage.answer(raw, false)).contains(message);
  }

  @Test
  void anAnswerOfIpv6IsRead() {
    byte[] answer = message.request(true, 7, 56);
    answer[0] = (byte) 129;
    assertThat(EchoMessage.answer(ByteBuffer.wrap(answer), true)).contains(message);
  }

  @Test
  void whatIsNoAnswerIsPassedOver() {
    byte[] request = message.request(false, 7, 56);
    assertThat(EchoMessage.answer(ByteBuffer.wrap(request), false)).as("a request").isEmpty();
    assertThat(EchoMessage.answer(ByteBuffer.allocate(9), false)).as("too short").isEmpty();
    assertThat(EchoMessage.answer(ByteBuffer.allocate(0), false)).as("nothing").isEmpty();
    ByteBuffer liar = ByteBuffer.allocate(40).put((byte) 0x4F).position(0);
    assertThat(EchoMessage.answer(liar, false)).as("a header beyond the end").isEmpty();
  }
}
