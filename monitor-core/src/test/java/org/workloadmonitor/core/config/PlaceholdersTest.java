package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.core.config.YamlTree.Scalar;

class PlaceholdersTest {

  @TempDir private Path folder;

  private final Problems problems = new Problems();
  private final Placeholders placeholders =
      new Placeholders(
          new Environment(
              Map.of("USER", "ann", "EMPTY", "", "TRICK", "${env:USER}")::get, () -> "this-host"));

  private String expand(String text) {
    Place place = new Place(folder.resolve("m.yaml"), 3, 7);
    return placeholders
        .expand(new Scalar(place, text, true), problems)
        .map(Placeholders.Expanded::text)
        .orElse(null);
  }

  private String error(String text) {
    assertThat(expand(text)).isNull();
    return String.join("\n", problems.errors().stream().map(Problem::message).toList());
  }

  @Test
  void aVariable() {
    assertThat(expand("${env:USER}")).isEqualTo("ann");
  }

  @Test
  void severalInOneValue() {
    assertThat(expand("a-${env:USER}-${host:name}-z")).isEqualTo("a-ann-this-host-z");
  }

  @Test
  void aDefaultStandsInForWhatIsMissingOrEmpty() {
    assertThat(expand("${env:NONE:-x:-y}")).isEqualTo("x:-y");
    assertThat(expand("${env:EMPTY:-x}")).isEqualTo("x");
    assertThat(expand("${env:NONE:-}")).isEmpty();
    assertThat(expand("${env:USER:-x}")).isEqualTo("ann");
  }

  @Test
  void anEmptyVariableIsAnEmptyText() {
    assertThat(expand("${env:EMPTY}")).isEmpty();
  }

  @Test
  void twoDollarsStandForThemselves() {
    assertThat(expand("a$${env:USER}b")).isEqualTo("a${env:USER}b");
    assertThat(expand("$5 and $x")).isEqualTo("$5 and $x");
    assertThat(expand("${env:USER}$${x}")).isEqualTo("ann${x}");
  }

  @Test
  void whatAPlaceholderBringsIsNotReplacedAgain() {
    assertThat(expand("${env:TRICK}")).isEqualTo("${env:USER}");
  }

  @Test
  void aFileBesideTheConfigurationLosesOneNewline() throws IOException {
    Files.writeString(folder.resolve("secret"), "abc\n\n");

    assertThat(expand("${file:secret}")).isEqualTo("abc\n");
    assertThat(placeholders.files()).containsExactly(folder.resolve("secret"));
  }

  @Test
  void aFileByItsFullPath() throws IOException {
    Files.writeString(folder.resolve("secret"), "abc\r\n");

    assertThat(expand("${file:" + folder.resolve("secret") + "}")).isEqualTo("abc");
  }

  @Test
  void aVariableThatIsNotSet() {
    assertThat(error("${env:NONE}"))
        .isEqualTo(
            "The environment variable 'NONE' is not set. Set it where the agent is started, or give"
                + " a default: ${env:NONE:-default}.");
  }

  @Test
  void aFileThatIsMissing() {
    assertThat(error("${file:no/such}"))
        .isEqualTo("The file '%s' of a placeholder does not exist.".formatted(folder + "/no/such"));
  }

  @Test
  void aMissingFileIsStillWatched() {
    expand("${file:soon}");

    assertThat(placeholders.files()).containsExactly(folder.resolve("soon"));
  }

  @Test
  void aDirectoryInsteadOfAFile() {
    assertThat(error("${file:.}")).endsWith("of a placeholder is not a regular file.");
  }

  @Test
  void aFileThatIsTooLarge() throws IOException {
    Files.write(folder.resolve("big"), new byte[(64 << 10) + 1]);

    assertThat(error("${file:big}"))
        .endsWith("is larger than 64 KiB. A placeholder is for a single value.");
  }

  @Test
  void aFileThatIsNoText() throws IOException {
    Files.write(folder.resolve("key"), new byte[] {(byte) 0xFF, (byte) 0xFE});

    assertThat(error("${file:key}")).endsWith("of a placeholder is not UTF-8 text.");
  }

  @Test
  void aFileThatCanNotExist() {
    assertThat(error("${file:a\0b}"))
        .isEqualTo("A placeholder names a file that can't exist. Write ${file:PATH}.");
  }

  @Test
  void anUnknownKindIsNamedButNotWhatFollowsIt() {
    assertThat(error("${vault:kv/password}"))
        .isEqualTo(
            "Unknown placeholder '${vault:...}'. Write ${env:NAME}, ${env:NAME:-default},"
                + " ${file:PATH} or ${host:name}, or '$${' for the two characters themselves.");
  }

  @Test
  void aVariableWithoutItsKind() {
    assertThat(error("${HOME}")).startsWith("Unknown placeholder '${HOME}'. Write ${env:NAME},");
  }

  @Test
  void aPlaceholderThatIsNeverClosed() {
    assertThat(error("x${env:USER"))
        .isEqualTo(
            "A placeholder has no closing '}'. Close it, or write '$${' for the two characters"
                + " themselves.");
  }

  @Test
  void namelessThings() {
    assertThat(List.of(error("${env:}"), error("${file: }"), error("${host:ip}")).getLast())
        .isEqualTo(
            """
            A placeholder asks for an unknown fact of the host. Write ${host:name}.
            A placeholder names no environment variable. Write ${env:NAME} or ${env:NAME:-default}.
            A placeholder names no file. Write ${file:PATH}.\
            """);
  }
}
