package org.workloadmonitor.sink.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.cpu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.local.Samples;

class StandardOutputSinkTest {

  @TempDir Path directory;

  @Test
  void aDashIsStandardOutput() throws Exception {
    FileSinkConfig config =
        new FileSinkConfig(
            Path.of("-"), new ByteSize(1000), Duration.ofHours(1), 1, false, Sync.NEVER);
    try (Sink sink = new FileSinkFactory().create(config, Samples.context(directory))) {
      assertThat(sink.destination()).isEqualTo("standard output");
    }
  }

  @Test
  void writesEachBatchInOnePieceSoThatNothingElseComesInBetween() throws Exception {
    Batch batch = batch(cpu(Samples.context(directory), 1), cpu(Samples.context(directory), 2));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] writes = {0};
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            writes[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            writes[0]++;
            out.write(bytes, offset, length);
          }
        };
    new StandardOutputSink(counting).write(batch);
    assertThat(writes[0]).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            JsonLine.of(batch.items().get(0)) + "\n" + JsonLine.of(batch.items().get(1)) + "\n");
  }

  @Test
  void keepsNothingForAReaderThatIsGone() throws Exception {
    Batch batch = batch(cpu(Samples.context(directory), 1));

    assertThat(failing("Broken pipe").write(batch).outcomes())
        .containsExactly(Outcome.rejected("Nobody reads standard output any more."));
  }

  @Test
  void triesAgainWhenThereMayBeRoomLater() {
    assertThatThrownBy(
            () ->
                failing("No space left on device").write(batch(cpu(Samples.context(directory), 1))))
        .isInstanceOf(RetryableException.class)
        .hasMessage("Can't write to standard output: No space left on device");
  }

  private static StandardOutputSink failing(String reason) {
    return new StandardOutputSink(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        });
  }
}
