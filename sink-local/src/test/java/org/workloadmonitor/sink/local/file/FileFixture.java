package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.Samples;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A directory with a file that a sink writes to. */
abstract class FileFixture {

  @TempDir Path directory;

  TestContext context() {
    return Samples.context(directory);
  }

  Path path() {
    return directory.resolve("metrics.jsonl");
  }

  FileSinkConfig config() {
    return config(Long.MAX_VALUE, 10, false);
  }

  FileSinkConfig config(long maxSize, int maxFiles, boolean compress) {
    return new FileSinkConfig(
        path(), new ByteSize(maxSize), Duration.ofHours(24), maxFiles, compress, Sync.NEVER);
  }

  FileSink open(FileSinkConfig config, TestContext context) {
    return FileSink.open(config, context, Disk.REAL);
  }

  /** What is in the directory. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static void isJson(String line) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
      while (parser.nextToken() != null) {
        // Reading to the end is the check.
      }
    }
  }
}
