package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlSyntaxTest {

  private static List<String> errors(String text) {
    Problems problems = new Problems();
    YamlReader.read(Path.of("m.yaml"), text, problems);
    return problems.errors().stream().map(Problem::toString).toList();
  }

  @Test
  void aTabInTheIndentation() {
    assertThat(errors("agent:\n\tlocation: x\n"))
        .containsExactly(
            "m.yaml:2:1: There is a tab here. YAML is indented with spaces; replace the tab by"
                + " spaces.");
  }

  @Test
  void aQuoteThatIsNeverClosedIsReportedWhereItOpens() {
    assertThat(errors("a: 1\nb: \"abc\nc: 2\n"))
        .containsExactly("m.yaml:2:4: The quotes that open here are never closed.");
  }

  @Test
  void aColonTooMany() {
    assertThat(errors("a: b: c\n"))
        .containsExactly(
            "m.yaml:1:5: There is a ':' here where no key can stand. Indent the line like its"
                + " neighbours, or put the value into quotes if the ':' belongs to it.");
  }

  @Test
  void aKeyWithoutAColon() {
    assertThat(errors("a: 1\nb\nc: 2\n"))
        .containsExactly("m.yaml:3:1: There is a ':' missing after the key. Write 'key: value'.");
  }

  @Test
  void aLineThatIsIndentedTooLittle() {
    assertThat(errors("a:\n    b: 1\n  c: 2\n"))
        .containsExactly(
            "m.yaml:3:3: This does not line up with what is above it. Indent it like its"
                + " neighbours.");
  }

  @Test
  void aBraceThatIsNeverClosed() {
    assertThat(errors("a: {b: 1\nc: 2\n"))
        .containsExactly(
            "m.yaml:2:2: A '{' or '[' is not closed, or a ',' is missing before this.");
  }

  @Test
  void aPlaceholderInBracesWithoutQuotes() {
    assertThat(errors("a: { password: ${file:/run/secret}, b: 1 }\n"))
        .containsExactly(
            "m.yaml:1:17: Inside { } or [ ] a placeholder needs quotes: \"${env:NAME}\".");
  }

  @Test
  void aStarThatBelongsToTheValue() {
    assertThat(errors("host: *.example.com\n"))
        .containsExactly(
            "m.yaml:1:8: In YAML a value that starts with '*' repeats what '&' marked. Put the"
                + " value into quotes if the '*' belongs to it.");
  }

  @Test
  void anEscapeThatYamlDoesNotKnow() {
    assertThat(errors("a: \"C:\\data\"\n"))
        .containsExactly(
            "m.yaml:1:8: After '\\' in double quotes only YAML's escapes may follow. Write '\\\\'"
                + " for one backslash, or use single quotes.");
  }

  @Test
  void aCharacterThatStartsNoValue() {
    assertThat(errors("a: @home\n"))
        .containsExactly(
            "m.yaml:1:4: A value can't start with this character. Put the value into quotes.");
  }

  @Test
  void aListBesideItsKey() {
    assertThat(errors("a: - b\n"))
        .containsExactly(
            "m.yaml:1:4: A list's '-' can't stand here. Begin the list on a line of its own.");
  }

  @Test
  void whatIsLessCommonIsGivenInTheParsersWords() {
    assertThat(errors("a: |x\n  text\n"))
        .containsExactly(
            "m.yaml:1:5: This is not valid YAML, while scanning a block scalar: expected chomping"
                + " or indentation indicators, but found x(120).");
  }
}
