package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.testkit.SinkContract;

class FileSinkContractTest extends SinkContract<FileSinkConfig> {

  private int files;

  @Override
  protected SinkFactory<FileSinkConfig> factory() {
    return new FileSinkFactory();
  }

  @Override
  protected FileSinkConfig config() {
    Path path = temporaryDirectory.resolve("metrics-" + files++ + ".jsonl");
    return new FileSinkConfig(
        path, new ByteSize(100_000), Duration.ofHours(24), 10, true, Sync.ALWAYS);
  }

  /** Somebody moves the file and puts a directory in its place. */
  @Override
  protected boolean breakTarget() throws IOException {
    Files.move(path(), temporaryDirectory.resolve("moved"));
    Files.createDirectory(path());
    return true;
  }

  @Override
  protected void repairTarget() throws IOException {
    Files.delete(path());
  }

  private Path path() {
    return temporaryDirectory.resolve("metrics-" + (files - 1) + ".jsonl");
  }
}
