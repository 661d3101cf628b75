package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

  @TempDir private Path folder;

  private final Problems problems = new Problems();
  private final SourceFiles sources = new SourceFiles(problems);

  private List<String> errors() {
    return problems.errors().stream().map(p -> p.toString().replace(folder + "/", "")).toList();
  }

  private Path write(String name, byte... bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void theFilesOfADirectoryComeByName() throws IOException {
    write("b.yaml");
    write("a.yml");
    write("c.txt");
    write(".hidden.yaml");
    Files.createDirectory(folder.resolve("d.yaml"));

    assertThat(sources.find(List.of(folder)))
        .containsExactly(folder.resolve("a.yml"), folder.resolve("b.yaml"));
  }

  @Test
  void aFileThatIsNamedTwiceIsReadOnce() throws IOException {
    Path file = write("a.yaml");

    assertThat(sources.find(List.of(file, folder, folder.resolve("./a.yaml"))))
        .containsExactly(file);
  }

  @Test
  void aDirectoryWithoutYamlIsAMistake() {
    sources.find(List.of(folder));

    assertThat(problems.errors())
        .containsExactly(
            new Problem(
                Place.of(folder),
                "There is no .yaml or .yml file in this directory. Put one there, or name another"
                    + " with --config."));
  }

  @Test
  void aMissingFileIsAMistake() {
    assertThat(sources.text(folder.resolve("no.yaml"))).isEmpty();

    assertThat(errors())
        .containsExactly(
            "no.yaml: There is no such file. Create it, or name another with --config.");
  }

  @Test
  void aFileThatMayNotBeReadIsAMistake() throws IOException {
    Path file = write("a.yaml");
    assumeFalse(file.toFile().setReadable(false) && Files.isReadable(file), "root reads all");

    assertThat(sources.text(file)).isEmpty();

    assertThat(errors())
        .containsExactly(
            "a.yaml: The agent's user may not read this file. Change its owner or its"
                + " permissions.");
  }

  @Test
  void bytesThatAreNotUtf8AreReportedWithTheirPlace() throws IOException {
    Path file = write("a.yaml", (byte) 'a', (byte) '\n', (byte) 'b', (byte) 0xE4, (byte) 'c');

    assertThat(sources.text(file)).isEmpty();

    assertThat(errors())
        .containsExactly(
            "a.yaml:2:2: From here on the file is not UTF-8. Save it with that encoding.");
  }

  @Test
  void aCharacterThatIsCutOffIsReported() throws IOException {
    Path file = write("a.yaml", (byte) 'a', (byte) 0xC3);

    assertThat(sources.text(file)).isEmpty();

    assertThat(errors())
        .containsExactly(
            "a.yaml:1:2: From here on the file is not UTF-8. Save it with that encoding.");
  }

  @Test
  void aByteOrderMarkIsLeftOut() throws IOException {
    Path file = write("a.yaml", (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 'a');

    assertThat(sources.text(file)).contains("a");
  }

  @Test
  void aControlCharacterIsReportedWithItsPlace() throws IOException {
    Path file = write("a.yaml", (byte) 'a', (byte) '\n', (byte) 'b', (byte) 0);

    assertThat(sources.text(file)).isEmpty();

    assertThat(errors())
        .containsExactly(
            "a.yaml:2:2: The character U+0000 can't stand in a YAML file. Remove it, or write it as"
                + " an escape in double quotes.");
  }

  @Test
  void aLineBeyondReasonIsNotParsed() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "a: 1\nb: " + "x".repeat(300_000));

    assertThat(sources.text(file)).isEmpty();

    assertThat(errors())
        .containsExactly("a.yaml:2:1: This line is longer than 256 KiB. Break it into several.");
  }

  @Test
  void aFileBeyondReasonIsNotRead() throws IOException {
    Path file = write("a.yaml", new byte[(4 << 20) + 1]);

    assertThat(sources.text(file)).isEmpty();

    assertThat(errors())
        .containsExactly(
            "a.yaml: This file is larger than 4 MiB. Split it into several in one directory, and"
                + " name that with --config.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeThatNobodyWritesToIsNotWaitedForWithoutEnd() throws Exception {
    Path pipe = pipe();

    assertThat(new SourceFiles(problems, new PatientRead(Duration.ofMillis(50))).text(pipe))
        .isEmpty();

    assertThat(errors())
        .containsExactly(
            "pipe: This is not a regular file, and nothing ends what it gives. Name a file, or a"
                + " pipe that something writes to and closes.");
    Files.writeString(pipe, "lets the reader end");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeMayBringAConfiguration() throws Exception {
    Path pipe = pipe();
    Thread writer = Thread.ofVirtual().start(() -> writeText(pipe, "a: 1"));

    assertThat(new SourceFiles(problems, new PatientRead(Duration.ofMinutes(1))).text(pipe))
        .contains("a: 1");
    writer.join();
  }

  private static void writeText(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }
}
