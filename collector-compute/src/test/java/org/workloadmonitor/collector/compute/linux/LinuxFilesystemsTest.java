package org.workloadmonitor.collector.compute.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.compute.KernelTree;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;
import org.workloadmonitor.collector.compute.reading.Reader;

class LinuxFilesystemsTest {

  private static final Space SPACE = new Space(1000, 400, 300, 50, 20);

  @TempDir private Path directory;
  private KernelTree tree;
  private Kernel kernel;
  private final List<Path> asked = new CopyOnWriteArrayList<>();
  private SpaceProbe probe =
      mountpoint ->
          () -> {
            asked.add(mountpoint);
            return SPACE;
          };
  private Duration timeout = Duration.ofSeconds(30);
  private List<String> unwanted = List.of("tmpfs", "iso9660", "nfs4", "overlay");

  @BeforeEach
  void copyKernel() throws IOException {
    tree = KernelTree.copy("linux-6.1", directory);
    kernel = new Kernel(directory);
  }

  @AfterEach
  void close() {
    kernel.close();
  }

  @Test
  void showsEachFileSystemOnceWhereAllOfItIsMountedAndNoPseudoOnes() throws IOException {
    assertThat(read())
        .extracting(FilesystemReading::mountpoint)
        .containsExactly("/", "/var/lib/my data");
    assertThat(asked).containsExactly(directory, directory.resolve("var/lib/my data"));
  }

  @Test
  void tellsWhatItWasTold() throws IOException {
    assertThat(read().getFirst())
        .isEqualTo(
            new FilesystemReading(
                "/dev/nvme0n1p1", "/", "ext4", false, 1000, 400, 300, 50, 20, ""));
  }

  @Test
  void leavesOutWhatHasNoSize() throws IOException {
    probe = mountpoint -> () -> new Space(0, 0, 0, Reader.UNKNOWN, Reader.UNKNOWN);
    assertThat(read()).isEmpty();
  }

  @Test
  void seesWhatIsMountedAndUnmountedMeanwhile() throws IOException {
    LinuxFilesystems filesystems = filesystems();
    filesystems.read();
    tree.replace("proc/self/mountinfo", "9:0 / /var/lib/my\\040data", "9:5 / /home");
    assertThat(filesystems.read())
        .extracting(FilesystemReading::mountpoint)
        .containsExactly("/", "/home", "/srv/exports");
    filesystems.close();
  }

  @Test
  void whatIsMountedLaterHidesWhatWasMountedThereBefore() throws IOException {
    String table = Files.readString(directory.resolve("proc/self/mountinfo"));
    tree.write("proc/self/mountinfo", table + "40 27 8:9 / / rw - btrfs /dev/sda9 rw\n");
    assertThat(read())
        .extracting(FilesystemReading::device)
        .contains("/dev/sda9")
        .doesNotContain("/dev/nvme0n1p1");
  }

  @Test
  void showsTheRootOfAContainerUnlessItCanNotBeWrittenTo() throws IOException {
    String overlay = "40 27 0:99 / / %s,relatime - overlay overlay rw,lowerdir=/a\n";
    tree.write("proc/self/mountinfo", overlay.formatted("rw"));
    assertThat(read()).hasSize(1);
    tree.write("proc/self/mountinfo", overlay.formatted("ro"));
    assertThat(read()).isEmpty();
  }

  @Test
  void aFileSystemThatFailsCostsOnlyItself() throws IOException {
    probe =
        mountpoint ->
            () -> {
              if (mountpoint.equals(directory)) {
                throw new IOException("Stale file handle");
              }
              return SPACE;
            };
    assertThat(read())
        .extracting(FilesystemReading::mountpoint, FilesystemReading::problem)
        .containsExactlyInAnyOrder(
            tuple("/", "It can't be asked: Stale file handle."), tuple("/var/lib/my data", ""));
  }

  @Test
  void aFileSystemThatHangsCostsOnlyItselfAndIsNotAskedAgainUntilItAnswers() throws Exception {
    Stalls.outlast(
        timeout -> {
          CountDownLatch answer = hangAt("mnt/backup", timeout);
          LinuxFilesystems filesystems = filesystems();
          try {
            assertThat(problems(filesystems, 3)).containsExactly("/mnt/backup");
            assertThat(problems(filesystems, 3)).containsExactly("/mnt/backup");
            assertThat(asked).hasSize(1);

            answer.countDown();
            while (!problems(filesystems, 3).isEmpty()) {
              Thread.onSpinWait();
            }
          } finally {
            answer.countDown();
            filesystems.close();
          }
        });
  }

  @Test
  void aDiskMountedBelowAFileServerHangsWithIt() throws Exception {
    String table = Files.readString(directory.resolve("proc/self/mountinfo"));
    tree.write(
        "proc/self/mountinfo", table + "40 30 8:9 / /mnt/backup/disk rw - ext4 /dev/sda9 rw\n");
    Stalls.outlast(
        timeout -> {
          CountDownLatch answer = hangAt("mnt/backup", timeout);
          LinuxFilesystems filesystems = filesystems();
          try {
            assertThat(problems(filesystems, 4))
                .containsExactlyInAnyOrder("/mnt/backup", "/mnt/backup/disk");
          } finally {
            answer.countDown();
            filesystems.close();
          }
        });
  }

  /** Lets everything at or below a path hang, until the answer is given. */
  private CountDownLatch hangAt(String path, Duration timeout) {
    CountDownLatch answer = new CountDownLatch(1);
    this.timeout = timeout;
    unwanted = List.of("tmpfs", "iso9660");
    asked.clear();
    probe =
        mountpoint ->
            () -> {
              if (mountpoint.startsWith(directory.resolve(path))) {
                asked.add(mountpoint);
                awaitUninterruptibly(answer);
              }
              return SPACE;
            };
    return answer;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> problems(LinuxFilesystems filesystems, int all) throws IOException {
    List<FilesystemReading> readings = filesystems.read();
    assertThat(readings).hasSize(all);
    return readings.stream()
        .filter(reading -> !reading.problem().isEmpty())
        .map(FilesystemReading::mountpoint)
        .toList();
  }

  private List<FilesystemReading> read() throws IOException {
    LinuxFilesystems filesystems = filesystems();
    try {
      return filesystems.read();
    } finally {
      filesystems.close();
    }
  }

  private LinuxFilesystems filesystems() {
    FilesystemSelection selection =
        new FilesystemSelection() {
          @Override
          public boolean wants(String mountpoint, String type, String device) {
            return !unwanted.contains(type);
          }

          @Override
          public boolean network() {
            return false;
          }

          @Override
          public Duration timeout() {
            return timeout;
          }
        };
    return new LinuxFilesystems(kernel, selection, probe);
  }
}
