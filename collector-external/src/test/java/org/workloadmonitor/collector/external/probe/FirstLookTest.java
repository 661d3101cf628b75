package org.workloadmonitor.collector.external.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.testkit.RecordingVerification;
import org.workloadmonitor.api.testkit.TestContext;

class FirstLookTest {

  @TempDir Path directory;

  @Test
  void aGoodTargetPasses() throws Exception {
    assertThat(verify(Result.SUCCESS).passed()).containsExactly("scripted of db.internal");
  }

  @Test
  void aTargetThatWorksButWorseThanItShouldPassesWithTheWordForIt() throws Exception {
    assertThat(verify(Result.PACKET_LOSS).passed())
        .containsExactly("scripted of db.internal (packet_loss)");
  }

  @Test
  void aBrokenTargetFailsWithTheWordAndTheReason() throws Exception {
    assertThat(verify(Result.CONNECTION_REFUSED).failed())
        .containsExactly("scripted of db.internal: connection_refused: It is broken.");
  }

  private RecordingVerification verify(Result result) throws Exception {
    RecordingVerification out = new RecordingVerification();
    new ProbeCollectorFactory<>(ScriptedProbe.seeing(result), new Services())
        .verify(new ScriptedProbe.NoConfig(), new TestContext(directory), out);
    return out;
  }
}
