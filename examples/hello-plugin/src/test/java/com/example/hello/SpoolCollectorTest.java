package com.example.hello;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;

/** What every collector keeps to, and what this one is for. */
class SpoolCollectorTest extends CollectorContract<SpoolConfig> {

  @Override
  protected CollectorFactory<SpoolConfig> factory() {
    return new SpoolFactory();
  }

  @Override
  protected SpoolConfig config() {
    return new SpoolConfig(temporaryDirectory, "*");
  }

  @Test
  void countsTheFilesThatMatch() throws IOException {
    TestContext context = context(temporaryDirectory);
    FileTime longAgo = FileTime.from(context.clock().instant().minus(Duration.ofMinutes(10)));
    Files.setLastModifiedTime(write("a.eml", "four"), longAgo);
    write("b.eml", "seven..");
    write("c.tmp", "does not count");
    RecordingRecorder out = new RecordingRecorder(context.clock());

    new SpoolCollector(new SpoolConfig(temporaryDirectory, "*.eml"), context.clock()).collect(out);

    assertThat(out.value("spool.files")).isEqualTo(2);
    assertThat(out.value("spool.size")).isEqualTo(11);
    assertThat(out.value("spool.oldest_file.age")).isEqualTo(600);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(temporaryDirectory.resolve(name), text);
  }
}
