package org.workloadmonitor.sink.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.Samples;

class RotationTest extends FileFixture {

  @Test
  void movesTheFileAsideBeforeItGrowsTooLarge() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(400, 10, false), context)) {
      for (int i = 0; i < 3; i++) {
        sink.write(batch(cpu(context, i)));
        context.advance(Duration.ofSeconds(1));
      }
    }
    assertThat(names()).containsExactly("metrics-20260131-230002.jsonl", "metrics.jsonl");
    assertThat(Files.readAllLines(directory.resolve("metrics-20260131-230002.jsonl"))).hasSize(2);
    assertThat(Files.readAllLines(path())).hasSize(1);
  }

  @Test
  void movesTheFileAsideWhenItIsOld() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(), context)) {
      sink.write(batch(cpu(context, 1)));
      context.advance(Duration.ofHours(23));
      sink.write(batch(cpu(context, 2)));
      assertThat(names()).hasSize(1);
      context.advance(Duration.ofHours(1));
      sink.write(batch(cpu(context, 3)));
    }
    assertThat(names()).containsExactly("metrics-20260201-230000.jsonl", "metrics.jsonl");
  }

  @Test
  void keepsTheAgeOfAFileOverARestart() throws Exception {
    TestContext context = context();
    Files.writeString(path(), "{}\n");
    context.advance(Duration.between(context.clock().instant(), Instant.now()));
    context.advance(Duration.ofHours(25));
    try (FileSink sink = open(config(), context)) {
      sink.write(batch(cpu(context, 1)));
    }
    assertThat(names()).hasSize(2);
  }

  @Test
  void keepsAsManyOldFilesAsItIsToldAndDeletesTheOldest() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(1, 2, false), context)) {
      for (int i = 0; i < 5; i++) {
        sink.write(batch(cpu(context, i)));
        context.advance(Duration.ofSeconds(10));
      }
    }
    assertThat(names())
        .containsExactly(
            "metrics-20260131-230030.jsonl", "metrics-20260131-230040.jsonl", "metrics.jsonl");
  }

  @Test
  void tellsFilesThatWereMovedAsideInTheSameSecondApart() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(1, 10, false), context)) {
      for (int i = 0; i < 4; i++) {
        sink.write(batch(cpu(context, i)));
      }
    }
    assertThat(names())
        .containsExactly(
            "metrics-20260131-230000-2.jsonl",
            "metrics-20260131-230000-3.jsonl",
            "metrics-20260131-230000.jsonl",
            "metrics.jsonl");
  }

  @Test
  void leavesFilesThatAreNotItsOwn() throws Exception {
    List<String> others =
        List.of("metrics-old.jsonl", "other-20260131-230000.jsonl", "metrics-20260131-230000.txt");
    for (String other : others) {
      Files.createFile(directory.resolve(other));
    }
    TestContext context = context();
    try (FileSink sink = open(config(1, 0, false), context)) {
      sink.write(batch(cpu(context, 1)));
      sink.write(batch(cpu(context, 2)));
    }
    assertThat(names()).containsAll(others).contains("metrics.jsonl").hasSize(4);
  }

  @Test
  void compressesOldFilesAndThoseThatAnEarlierRunLeft() throws Exception {
    Files.writeString(directory.resolve("metrics-20250101-000000.jsonl"), "{\"left\":1}\n");
    Files.writeString(directory.resolve("metrics-20250101-000000.jsonl.gz.part"), "half");
    TestContext context = context();
    try (FileSink sink = open(config(1, 10, true), context)) {
      sink.write(batch(cpu(context, 1)));
      sink.write(batch(cpu(context, 2)));
      sink.finishCompressing();
    }
    assertThat(names())
        .containsExactly(
            "metrics-20250101-000000.jsonl.gz",
            "metrics-20260131-230000.jsonl.gz",
            "metrics.jsonl");
    assertThat(unzipped("metrics-20250101-000000.jsonl.gz")).isEqualTo("{\"left\":1}\n");
    assertThat(unzipped("metrics-20260131-230000.jsonl.gz")).contains("\"value\":1");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    directory.resolve("metrics-20260131-230000.jsonl.gz"))))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingIsCompressedAnyMoreOnceItIsClosed() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(1, 100, true), context)) {
      for (int i = 0; i < 50; i++) {
        sink.write(batch(cpu(context, i)));
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("compress-metrics.jsonl");
  }

  @Test
  void aNewFileTakesTheRightsOfTheOneBefore() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(1, 10, false), context)) {
      sink.write(batch(cpu(context, 1)));
      Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r-----"));
      sink.write(batch(cpu(context, 2)));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-r-----");
  }

  @Test
  void writesOnWhenTheFileCannotBeMoved() throws Exception {
    TestContext context = context();
    Path nowhere = directory.resolve("d".repeat(10));
    Files.createDirectory(nowhere);
    // With its stamp the name is longer than the 255 bytes that file systems take.
    Path longName = nowhere.resolve("n".repeat(245));
    FileSinkConfig config =
        new FileSinkConfig(longName, new ByteSize(1), Duration.ofHours(1), 1, false, Sync.NEVER);
    try (FileSink sink = open(config, context)) {
      for (int i = 0; i < 3; i++) {
        sink.write(batch(cpu(context, i)));
      }
    }
    assertThat(Files.readAllLines(longName)).hasSize(3);
    assertThat(Samples.warnings(context)).singleElement().asString().contains("goes on growing");
  }

  private String unzipped(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
