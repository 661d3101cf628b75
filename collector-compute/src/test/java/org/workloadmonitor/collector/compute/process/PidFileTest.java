package org.workloadmonitor.collector.compute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  private static final Instant BOOT = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant STARTED = BOOT.plusSeconds(3_600);

  @TempDir Path directory;
  private final FakeProcesses processes = new FakeProcesses();

  @BeforeEach
  void startProcesses() {
    processes.start(1, BOOT.toEpochMilli(), "init");
    processes.start(42, STARTED.toEpochMilli(), "nginx");
  }

  @Test
  void namesTheProcess() throws IOException {
    assertThat(found(write("42\n", STARTED.plusSeconds(1)))).containsExactly(42L);
    assertThat(found(write("  42", STARTED.plusSeconds(1)))).containsExactly(42L);
    assertThat(found(write("42\r\n", STARTED.plusSeconds(1)))).containsExactly(42L);
  }

  @Test
  void mayHoldMoreInFurtherLines() throws IOException {
    String postmaster = "42\n/var/lib/postgresql/data\n1714564800\n5432\n/tmp\nlocalhost\n";

    assertThat(found(write(postmaster, STARTED.plusSeconds(1)))).containsExactly(42L);
  }

  @Test
  void meansNoProcessWhereItIsMissing() throws IOException {
    assertThat(found(directory.resolve("missing.pid"))).isEmpty();
    assertThat(found(directory.resolve("no/such/directory.pid"))).isEmpty();
  }

  @Test
  void meansNoProcessWhereItsProcessIsGone() throws IOException {
    assertThat(found(write("4242", STARTED))).isEmpty();
  }

  @Test
  void isAsOldAsItsProcessOrYounger() throws IOException {
    assertThat(found(write("42", STARTED.minusSeconds(5)))).containsExactly(42L);
    assertThat(found(write("42", STARTED.plusSeconds(86_400)))).containsExactly(42L);
  }

  @Test
  void doesNotNameAStrangerThatWasGivenTheIdLater() throws IOException {
    assertThat(found(write("42", STARTED.minusSeconds(60)))).isEmpty();
  }

  @Test
  void isTrustedWhereItIsOlderThanTheMemoryThatItIsIn() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory) && Files.getFileStore(memory).type().equals("tmpfs"));
    Path file = Files.createTempFile(memory, "pid-file-test", ".pid");
    try {
      Files.writeString(file, "42");
      Files.setLastModifiedTime(file, FileTime.from(BOOT.minusSeconds(60)));
      assertThat(found(file)).as("the clock was set").containsExactly(42L);

      Files.setLastModifiedTime(file, FileTime.from(BOOT.plusSeconds(60)));
      assertThat(found(file)).as("the id is in use again").isEmpty();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void saysThatItsContentIsNoProcessIdWithoutShowingIt() {
    for (String garbage :
        List.of("", "\n", "hunter2", "-42", "42x", "4 2", "99999999999999999999")) {
      assertThatThrownBy(() -> found(write(garbage, STARTED)))
          .as(garbage)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not begin with a process id")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void hasToBeARegularFile() {
    assertThatThrownBy(() -> found(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a regular file");
  }

  @Test
  void isNotTakenForMissingWhereItMayNotBeRead() throws IOException {
    Path file = write("42", STARTED.plusSeconds(1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");

    assertThatThrownBy(() -> found(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void doesNotSayThatThereIsNoProcessWhereOthersAreHidden() throws IOException {
    processes.hidesOthers = true;
    Path file = write("4242", STARTED);

    assertThatThrownBy(() -> found(file)).hasMessageContaining("hidepid");
  }

  private List<Long> found(Path file) throws IOException {
    return new PidFile(file, processes).find().stream().map(ProcessIdentity::pid).toList();
  }

  private Path write(String content, Instant time) throws IOException {
    Path file = directory.resolve("nginx.pid");
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(time));
    return file;
  }
}
