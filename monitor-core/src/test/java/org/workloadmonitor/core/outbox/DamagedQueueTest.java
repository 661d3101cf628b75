package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.gauges;
import static org.workloadmonitor.core.outbox.Points.valuesOf;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.time.HandTime;

/** Whatever lies in the place of a queue's file, the agent starts and goes on. */
class DamagedQueueTest {

  @TempDir Path folder;

  private final HandTime time = new HandTime();

  private Path file() {
    return folder.resolve("q.queue");
  }

  private TemporaryQueue open() {
    return TemporaryQueue.at(file(), time);
  }

  private List<String> setAside(String word) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("q.queue." + word + "-"))
          .toList();
    }
  }

  private void worksAnew() throws IOException {
    try (LogCapture log = LogCapture.of(StoreFile.class.getName(), Level.WARN)) {
      TemporaryQueue outbox = open();
      assertThat(outbox.storage().trouble()).isEmpty();
      assertThat(log.lines()).singleElement().asString().contains("is set aside as q.queue.");
      outbox.append(gauges(1, 3));
      outbox.close();
    }
    TemporaryQueue again = open();
    assertThat(valuesOf(again.take(OutboxContract.ALL).entries())).containsExactly(1, 2, 3);
    again.close();
  }

  @Test
  void garbageIsSetAside() throws Exception {
    Files.writeString(file(), "This is no queue, and never was. ".repeat(1_000));
    worksAnew();
    assertThat(setAside("corrupt")).hasSize(1);
  }

  @Test
  void aDirectoryIsSetAside() throws Exception {
    Files.createDirectories(file().resolve("inside"));
    worksAnew();
    assertThat(setAside("corrupt")).hasSize(1);
  }

  @Test
  void anEmptyFileIsABeginning() throws Exception {
    Files.createFile(file());
    TemporaryQueue outbox = open();
    outbox.append(gauges(1, 3));
    assertThat(outbox.storage().unsaved()).isZero();
    outbox.close();
  }

  @Test
  void aDatabaseOfSomebodyElseIsSetAside() throws Exception {
    sql("CREATE TABLE theirs (id INTEGER)");
    worksAnew();
    assertThat(setAside("corrupt")).hasSize(1);
  }

  @Test
  void aFileOfANewerAgentIsSetAsideAndNotRead() throws Exception {
    fill();
    sql("PRAGMA user_version=2");
    worksAnew();
    assertThat(setAside("newer")).hasSize(1);
  }

  @Test
  void signalsForAnotherKindOfSinkAreSetAside() throws Exception {
    fill();
    StoreFile other = new StoreFile(file(), "other", time.clock());
    try (LogCapture log = LogCapture.of(StoreFile.class.getName(), Level.WARN)) {
      other.open().close();
      assertThat(log.lines()).singleElement().asString().contains("form of another sink");
    }
    assertThat(setAside("unused")).hasSize(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseMayReadIt() throws Exception {
    TemporaryQueue outbox = open();
    outbox.append(gauges(1, 3));
    for (String part : List.of("", "-wal")) {
      Path made = folder.resolve("q.queue" + part);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rw-------");
    }
    outbox.close();
  }

  @Test
  void onlyTheSegmentWithADamagedContentIsDropped() throws Exception {
    fill();
    sql("UPDATE content SET content = zeroblob(length(content)) WHERE first = 100");
    try (LogCapture log = LogCapture.of(DurableOutbox.class.getName(), Level.WARN)) {
      TemporaryQueue outbox = open();
      List<Integer> left = valuesOf(outbox.take(OutboxContract.ALL).entries());
      assertThat(left).hasSize(900).doesNotContain(100, 199);
      assertThat(outbox.counts().expired()).containsEntry(Expiry.DAMAGED, 100L);
      assertThat(outbox.counts().balanced()).isTrue();
      assertThat(log.lines()).singleElement().asString().contains("100 signals", "checksum");
      outbox.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void survivesALogThatIsCutOffAnywhere(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    TemporaryQueue outbox = open();
    for (int i = 0; i < 10; i++) {
      outbox.append(gauges(100 * i, 100 * i + 99));
    }
    Path copy = Crash.copy(folder, "q.queue", folder.resolve("copy"));
    outbox.close();
    Path log = copy.resolveSibling("q.queue-wal");
    try (RandomAccessFile cut = new RandomAccessFile(log.toFile(), "rw")) {
      cut.setLength(random.nextLong(cut.length()));
    }
    isAPrefix(copy);
  }

  @Test
  void survivesALogThatIsMissing() throws Exception {
    TemporaryQueue outbox = open();
    outbox.append(gauges(0, 99));
    Path copy = Crash.copy(folder, "q.queue", folder.resolve("copy"));
    outbox.close();
    Files.delete(copy.resolveSibling("q.queue-wal"));
    isAPrefix(copy);
  }

  private void isAPrefix(Path copy) {
    try (LogCapture quiet = LogCapture.of(StoreFile.class.getName(), Level.OFF)) {
      TemporaryQueue outbox = TemporaryQueue.at(copy, time);
      OutboxCounts counts = outbox.counts();
      List<Integer> left = valuesOf(outbox.take(OutboxContract.ALL).entries());
      assertThat(left).hasSize((int) counts.pending()).isSorted();
      assertThat(left.size() % 100).isZero();
      assertThat(counts.balanced()).isTrue();
      outbox.append(gauges(1, 3));
      assertThat(outbox.storage().unsaved()).isZero();
      outbox.close();
      assertThat(quiet.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void survivesFlippedBits(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    fill();
    byte[] bytes = Files.readAllBytes(file());
    for (int i = 0; i < 20; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file(), bytes);
    try (LogCapture stores = LogCapture.of(StoreFile.class.getName(), Level.OFF);
        LogCapture disks = LogCapture.of(DurableOutbox.class.getName(), Level.OFF)) {
      TemporaryQueue outbox = open();
      time.advance(Duration.ofMinutes(1));
      List<Integer> left = valuesOf(outbox.take(OutboxContract.ALL).entries());
      assertThat(left).doesNotHaveDuplicates().isSubsetOf(range());
      outbox.append(gauges(5_000, 5_009));
      time.advance(Duration.ofMinutes(1));
      outbox.inner.work(true);
      assertThat(outbox.storage().trouble()).isEmpty();
      assertThat(outbox.storage().unsaved()).isZero();
      assertThat(outbox.counts().balanced()).isTrue();
      outbox.close();
      assertThat(stores.lines()).isEmpty();
      assertThat(disks.lines()).isEmpty();
    }
  }

  private static List<Integer> range() {
    return IntStream.range(0, 1_000).boxed().toList();
  }

  private void fill() {
    TemporaryQueue outbox = open();
    for (int i = 0; i < 10; i++) {
      outbox.append(gauges(100 * i, 100 * i + 99));
    }
    outbox.close();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = new JDBC().connect("jdbc:sqlite:" + file(), new Properties());
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
