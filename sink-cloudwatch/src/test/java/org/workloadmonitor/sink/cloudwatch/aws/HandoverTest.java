package org.workloadmonitor.sink.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 100_000})
  void givesAllOfTheBody(int size) throws IOException {
    byte[] body = new byte[size];
    for (int i = 0; i < size; i++) {
      body[i] = (byte) i;
    }
    Handover handover = new Handover(body);

    assertThat(handover.newStream().readAllBytes()).isEqualTo(body);
    assertThat(handover.isComplete()).isEqualTo(size > 0);
  }

  @Test
  void isCompleteWhenTheLastByteIsAskedForAndNotBefore() throws IOException {
    Handover handover = new Handover(new byte[1_000]);
    InputStream stream = handover.newStream();
    byte[] buffer = new byte[8_192];

    assertThat(stream.read(buffer)).isEqualTo(998);
    assertThat(stream.read(buffer)).isEqualTo(1);
    assertThat(handover.isComplete()).isFalse();
    assertThat(stream.read(buffer)).isEqualTo(1);
    assertThat(handover.isComplete()).isTrue();
    assertThat(stream.read(buffer)).isEqualTo(-1);
  }
}
