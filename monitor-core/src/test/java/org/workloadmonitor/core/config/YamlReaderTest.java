package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Scalar;
import org.workloadmonitor.core.config.YamlTree.Sequence;

class YamlReaderTest {

  private final Problems problems = new Problems();

  private Optional<YamlTree> read(String text) {
    return YamlReader.read(Path.of("m.yaml"), text, problems);
  }

  private Mapping mapping(String text) {
    return (Mapping) read(text).orElseThrow();
  }

  private List<String> errors(String text) {
    read(text);
    return problems.errors().stream().map(Problem::toString).toList();
  }

  @Test
  void everyValueKnowsItsPlace() {
    Mapping root = mapping("a: 1\nb:\n  - x\n  - y\n");

    assertThat(root.get("b"))
        .isInstanceOfSatisfying(
            Sequence.class,
            list ->
                assertThat(list.elements().getLast().place())
                    .isEqualTo(new Place(Path.of("m.yaml"), 4, 5)));
  }

  @Test
  void anEmptyFileHoldsNothing() {
    assertThat(read("")).isEmpty();
    assertThat(read("# only a comment\n")).isEmpty();
    assertThat(read("---\n")).isEmpty();
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void anAliasRepeatsWhatWasMarked() {
    Mapping root = mapping("a: &x [1, 2]\nb: *x\n");

    assertThat(root.get("b")).isEqualTo(root.get("a"));
  }

  @Test
  void aMergeKeyBringsWhatIsNotThere() {
    Mapping root = mapping("a: &x {k: 1, l: 2}\nb: {<<: *x, k: 3}\n");

    assertThat(root.get("b"))
        .isInstanceOfSatisfying(
            Mapping.class,
            b -> {
              assertThat(b.get("k"))
                  .isInstanceOfSatisfying(Scalar.class, k -> assertThat(k.text()).isEqualTo("3"));
              assertThat(b.get("l"))
                  .isInstanceOfSatisfying(Scalar.class, l -> assertThat(l.text()).isEqualTo("2"));
            });
  }

  @Test
  void severalMappingsMergeAndTheFirstWins() {
    Mapping root = mapping("a: &a {k: 1}\nb: &b {k: 2, l: 3}\nc: {<<: [*a, *b]}\n");

    assertThat(root.get("c"))
        .isInstanceOfSatisfying(
            Mapping.class,
            c -> {
              assertThat(c.get("k"))
                  .isInstanceOfSatisfying(Scalar.class, k -> assertThat(k.text()).isEqualTo("1"));
              assertThat(c.entries()).containsOnlyKeys("k", "l");
            });
  }

  @Test
  void aMergeKeyWantsAMapping() {
    assertThat(errors("a: &x 1\nb: {<<: *x}\n"))
        .containsExactly(
            "m.yaml:1:4: '<<' takes the keys of another mapping, but this is a single value. Write"
                + " '<<: *name', where &name marks a mapping.");
  }

  @Test
  void aKeyThatIsThereTwiceIsReportedAndReadingGoesOn() {
    assertThat(errors("a: 1\nb: 2\na: 3\nb: 4\n"))
        .containsExactly(
            "m.yaml:3:1: The key 'a' is here twice; the first is in line 1. Remove one of them.",
            "m.yaml:4:1: The key 'b' is here twice; the first is in line 2. Remove one of them.");
  }

  @Test
  void aSecondDocumentIsReported() {
    assertThat(errors("a: 1\n---\nb: 2\n"))
        .containsExactly(
            "m.yaml:2:1: A second YAML document begins here. Put it into a file of its own, or"
                + " remove the '---'.");
  }

  @Test
  void aKeyThatIsNoWordIsReported() {
    assertThat(errors("? [a, b]\n: 1\n"))
        .containsExactly("m.yaml:1:3: A key must be a word, but this is a list.");
  }

  @Test
  void aTagIsReported() {
    assertThat(errors("a: !secret abc\n"))
        .containsExactly(
            "m.yaml:1:4: YAML tags mean nothing here. Remove the one that starts with '!', or put"
                + " the value into quotes if the '!' belongs to it.");
  }

  @Test
  void yamlsOwnTagsAreTaken() {
    Mapping root = mapping("a: !!str 80\n");

    assertThat(root.get("a"))
        .isInstanceOfSatisfying(Scalar.class, a -> assertThat(a.plain()).isFalse());
  }

  @Test
  void anAliasWithoutAMarkIsExplained() {
    assertThat(errors("a: *b\n"))
        .containsExactly(
            "m.yaml:1:4: In YAML a value that starts with '*' repeats what '&' marked, and nothing"
                + " above is marked so. Put the value into quotes if the '*' belongs to it.");
  }

  @Test
  void anAliasOfItselfIsReported() {
    assertThat(errors("a: &x [*x]\n")).singleElement().asString().startsWith("m.yaml:1:8: In YAML");
  }

  @Test
  void aliasesThatMultiplyAreStopped() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String last = "*a" + (i - 1);
      laughs
          .append("a%d: &a%d [".formatted(i, i))
          .append(String.join(", ", java.util.Collections.nCopies(10, last)))
          .append("]\n");
    }

    assertThat(errors(laughs.toString()))
        .containsExactly(
            "m.yaml:6:45: With what its aliases repeat, this file has more than a million values."
                + " Use fewer aliases.");
  }

  @Test
  void deepNestingIsStopped() {
    assertThat(errors("[".repeat(100_000)))
        .containsExactly("m.yaml:1:65: This is nested more than 64 levels deep. Flatten it.");
  }

  @Test
  void nestingThroughAliasesIsStoppedToo() {
    StringBuilder nested = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 100; i++) {
      nested.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }

    assertThat(errors(nested.toString()))
        .singleElement()
        .asString()
        .endsWith("With what this alias repeats, nesting is more than 64 levels deep.");
  }
}
