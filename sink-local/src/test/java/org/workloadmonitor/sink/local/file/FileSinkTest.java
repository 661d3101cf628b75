package org.workloadmonitor.sink.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.cpu;
import static org.workloadmonitor.sink.local.Samples.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.Samples;

class FileSinkTest extends FileFixture {

  @Test
  void writesOneLineOfJsonForEachSignal() throws Exception {
    TestContext context = context();
    Batch batch = batch(cpu(context, 0.42), event(context, "a.b", Severity.INFO, "line\nbreak"));
    try (FileSink sink = open(config(), context)) {
      assertThat(sink.write(batch)).isEqualTo(Delivery.delivered(batch));
    }
    assertThat(Files.readAllLines(path()))
        .containsExactly(JsonLine.of(batch.items().get(0)), JsonLine.of(batch.items().get(1)))
        .allSatisfy(FileFixture::isJson);
  }

  @Test
  void aWriteIsInTheFileWhenItReturns() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(), context)) {
      sink.write(batch(cpu(context, 0.42)));
      assertThat(Files.readAllLines(path())).hasSize(1);
    }
  }

  @Test
  void appendsAfterARestart() throws Exception {
    TestContext context = context();
    for (int i = 0; i < 2; i++) {
      try (FileSink sink = open(config(), context)) {
        sink.write(batch(cpu(context, i)));
      }
    }
    assertThat(Files.readAllLines(path())).hasSize(2);
  }

  @Test
  void onlyItsOwnerMayReadTheFileAndItsDirectory() throws Exception {
    Path below = directory.resolve("made/by/the/sink/metrics.jsonl");
    FileSinkConfig config =
        new FileSinkConfig(below, new ByteSize(1000), Duration.ofHours(1), 1, false, Sync.ALWAYS);
    try (FileSink sink = open(config, context())) {
      assertThat(sink.destination()).isEqualTo(below.toString());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(below)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(below.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void endsALineThatACrashTore() throws Exception {
    TestContext context = context();
    Files.writeString(path(), "{\"whole\":1}\n{\"torn\":");
    try (FileSink sink = open(config(), context)) {
      sink.write(batch(cpu(context, 1)));
    }
    assertThat(Files.readAllLines(path()))
        .hasSize(3)
        .startsWith("{\"whole\":1}", "{\"torn\":")
        .satisfies(lines -> isJson(lines.get(2)));
  }

  @Test
  void beginsAnewWhenSomebodyMovesTheFile() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(), context)) {
      sink.write(batch(cpu(context, 1)));
      Files.move(path(), directory.resolve("moved"));
      sink.write(batch(cpu(context, 2)));
      Files.delete(path());
      sink.write(batch(cpu(context, 3)));
    }
    assertThat(Files.readAllLines(directory.resolve("moved"))).hasSize(1);
    assertThat(Files.readString(path())).contains("\"value\":3").hasLineCount(1);
  }

  @Test
  void beginsAnewWhenSomebodyDeletesTheDirectory() throws Exception {
    TestContext context = context();
    Path below = directory.resolve("below");
    FileSinkConfig config =
        new FileSinkConfig(
            below.resolve("metrics.jsonl"),
            new ByteSize(1_000_000),
            Duration.ofHours(1),
            1,
            false,
            Sync.NEVER);
    try (FileSink sink = open(config, context)) {
      sink.write(batch(cpu(context, 1)));
      Files.delete(below.resolve("metrics.jsonl"));
      Files.delete(below);
      sink.write(batch(cpu(context, 2)));
    }
    assertThat(Files.readString(below.resolve("metrics.jsonl"))).contains("\"value\":2");
  }

  @Test
  void goesOnAtTheBeginningWhenSomebodyEmptiesTheFile() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(), context)) {
      sink.write(batch(cpu(context, 1)));
      Files.write(path(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
      sink.write(batch(cpu(context, 2)));
    }
    assertThat(Files.readAllLines(path())).hasSize(1).allSatisfy(FileFixture::isJson);
  }

  @Test
  void aFullDiskTakesNothingAndSaysSo() throws Exception {
    TestContext context = context();
    LimitedDisk disk = new LimitedDisk(1000);
    try (FileSink sink = FileSink.open(config(), context, disk)) {
      sink.write(batch(cpu(context, 1)));
      disk.room(50);
      assertThatThrownBy(() -> sink.write(batch(cpu(context, 2))))
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining(path().toString())
          .hasMessageContaining("No space left on device");
      assertThat(Files.readAllLines(path())).hasSize(1);
      disk.room(1000);
      sink.write(batch(cpu(context, 2)));
    }
    assertThat(Files.readAllLines(path()))
        .hasSize(2)
        .allSatisfy(FileFixture::isJson)
        .satisfies(lines -> assertThat(lines.get(1)).contains("\"value\":2"));
  }

  @Test
  void goesOnAfterItsThreadWasInterrupted() throws Exception {
    TestContext context = context();
    try (FileSink sink = open(config(), context)) {
      sink.write(batch(cpu(context, 1)));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> sink.write(batch(cpu(context, 2))))
          .isInstanceOf(RetryableException.class);
      assertThat(Thread.interrupted()).isTrue();
      sink.write(batch(cpu(context, 2)));
    }
    assertThat(Files.readAllLines(path())).hasSize(2).allSatisfy(FileFixture::isJson);
  }

  @Test
  void cutsOffWhatAnInterruptedWriteLeft() throws Exception {
    TestContext context = context();
    LineFile file = new LineFile(path(), Disk.REAL, context.logger());
    file.open();
    file.append("whole\n".getBytes(StandardCharsets.UTF_8));
    file.close();
    Files.writeString(path(), "half", StandardOpenOption.APPEND);
    file.open();
    file.append("next\n".getBytes(StandardCharsets.UTF_8));
    file.close();
    assertThat(path()).hasContent("whole\nnext\n");
  }

  @Test
  void twoSinksCannotHaveTheSameFile() throws Exception {
    try (FileSink first = open(config(), context())) {
      assertThat(first.destination()).isEqualTo(path().toString());
      assertThatThrownBy(() -> open(config(), context()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(path().toString())
          .hasMessageContaining("another agent");
    }
  }

  @Test
  void anotherProcessCannotHaveTheSameFile() throws Exception {
    try (FileSink sink = open(config(), context())) {
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProcess.class.getName(),
                  path().toString())
              .redirectErrorStream(true)
              .start();
      String answer = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(other.waitFor()).isZero();
      assertThat(answer).contains("is written to by another agent");
      sink.write(batch(cpu(context(), 1)));
    }
  }

  @Test
  void refusesAPathWhereNothingCanBeWritten() throws IOException {
    Path notADirectory = Files.createFile(directory.resolve("plain"));
    FileSinkConfig config =
        new FileSinkConfig(
            notADirectory.resolve("metrics.jsonl"),
            new ByteSize(1000),
            Duration.ofHours(1),
            1,
            false,
            Sync.NEVER);
    assertThatThrownBy(() -> open(config, context()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Can't write to " + notADirectory)
        .hasMessageContaining("choose another path");
  }

  @Test
  void refusesADirectory() {
    FileSinkConfig config =
        new FileSinkConfig(
            directory, new ByteSize(1000), Duration.ofHours(1), 1, false, Sync.NEVER);
    assertThatThrownBy(() -> open(config, context()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is not a file");
  }

  /** Tries to open the file from a process of its own and prints what it is told. */
  static final class OtherProcess {

    private OtherProcess() {}

    public static void main(String[] arguments) {
      FileSinkConfig config =
          new FileSinkConfig(
              Path.of(arguments[0]), new ByteSize(1000), Duration.ofHours(1), 1, false, Sync.NEVER);
      try {
        FileSink.open(config, Samples.context(Path.of(".")), Disk.REAL);
        System.out.println("opened");
      } catch (ConfigurationException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
