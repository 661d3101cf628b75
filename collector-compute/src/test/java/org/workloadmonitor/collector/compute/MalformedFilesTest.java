package org.workloadmonitor.collector.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Topic;

/** A file that is not as it should be costs what stands in it, and nothing else. */
class MalformedFilesTest {

  private static final String KERNEL = "linux-6.1";

  /** More of what belongs to one topic than any one file, and far less than all. */
  private static final int MOST_METRICS_OF_A_FILE = 60;

  private record Damage(String name, UnaryOperator<String> apply) {

    byte[] to(String text) {
      return apply.apply(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean changesNames() {
      return !apply.apply("name 1 2").startsWith("name ");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Damage> DAMAGES =
      List.of(
          new Damage("empty", text -> ""),
          new Damage("truncated", text -> text.substring(0, text.length() / 2)),
          new Damage(
              "cut in the last number",
              text -> text.strip().substring(0, text.strip().length() - 1)),
          new Damage("letters for digits", text -> text.replaceAll("\\d", "x")),
          new Damage("negative", text -> text.replaceAll("\\b(\\d+)", "-$1")),
          new Damage(
              "too large for a long",
              text -> text.replaceAll("\\b\\d+\\b", "18446744073709551615")),
          new Damage("endless numbers", text -> text.replaceAll("\\b\\d+\\b", "9".repeat(5000))),
          new Damage("no line feeds", text -> text.replace('\n', ' ')),
          new Damage("nothing but line feeds", text -> "\n".repeat(100_000)),
          new Damage("one long line", text -> "a".repeat(200_000)),
          new Damage("colons", text -> ": : : :::\n::\n"),
          new Damage("lines twice", text -> text + text),
          new Damage(
              "lines backwards", text -> String.join("\n", text.lines().toList().reversed())),
          new Damage("zero bytes", text -> text.replace(' ', '\0')),
          new Damage("not utf8", text -> text.replace('a', '\u00ff').replace('0', '\u00fe')));

  @TempDir private Path directory;

  static List<String> files() {
    return KernelTree.files(KERNEL).stream().filter(file -> !file.contains("hwmon1")).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aDamagedFileCostsOnlyWhatStandsInIt(String file) throws Exception {
    KernelTree tree = KernelTree.copy(KERNEL, directory);
    String sound = Files.readString(tree.root().resolve(file));
    try (CollectorRun collector = collector(tree)) {
      Set<String> all = metrics(collector.after(Duration.ofSeconds(10)));
      for (Damage damage : DAMAGES) {
        Files.write(tree.root().resolve(file), damage.to(sound));
        RecordingRecorder out = collector.after(Duration.ofSeconds(10));
        assertThat(out.rejections()).as("%s %s", file, damage).isEmpty();
        assertOthersThere(out, all, file, damage.toString());
      }
    }
  }

  /** Also from the beginning, when names and lines have not been learnt yet. */
  @ParameterizedTest
  @MethodSource("files")
  void aFileMayBeDamagedFromTheBeginning(String file) throws Exception {
    KernelTree tree = KernelTree.copy(KERNEL, directory);
    String sound = Files.readString(tree.root().resolve(file));
    for (Damage damage : DAMAGES) {
      if (!damage.changesNames()) {
        continue;
      }
      Files.write(tree.root().resolve(file), damage.to(sound));
      try (CollectorRun collector = collector(tree)) {
        RecordingRecorder out = collector.after(Duration.ofSeconds(10));
        assertThat(out.rejections()).as("%s %s", file, damage).isEmpty();
        assertThat(out.points()).as("%s %s", file, damage).hasSizeGreaterThan(100);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aMissingFileCostsOnlyWhatStandsInIt(String file) throws Exception {
    KernelTree tree = KernelTree.copy(KERNEL, directory);
    Set<String> all;
    try (CollectorRun collector = collector(tree)) {
      all = metrics(collector.after(Duration.ofSeconds(10)));
    }
    tree.delete(file);
    try (CollectorRun collector = collector(tree)) {
      assertOthersThere(collector.after(Duration.ofSeconds(10)), all, file, "missing");
    }
  }

  private CollectorRun collector(KernelTree tree) throws Exception {
    HostConfig config =
        HostConfigs.of(tree.root(), Detail.FULL, Topic.FILESYSTEMS, Topic.PROCESSES);
    return new CollectorRun(config, directory);
  }

  private static void assertOthersThere(
      RecordingRecorder out, Set<String> all, String file, String damage) {
    Set<String> lost = new HashSet<>(all);
    lost.removeAll(metrics(out));
    assertThat(lost)
        .as("%s %s, problems %s", file, damage, out.problems())
        .hasSizeLessThan(MOST_METRICS_OF_A_FILE);
  }

  private static Set<String> metrics(RecordingRecorder out) {
    Set<String> names = new HashSet<>();
    for (MetricPoint point : out.points()) {
      names.add(point.name());
    }
    return names;
  }
}
