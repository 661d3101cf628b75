package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.core.config.YamlTree.Mapping;

class BinderTest {

  private final Problems problems = new Problems();
  private final Placeholders placeholders =
      new Placeholders(
          new Environment(Map.of("PORT", "80", "WORD", "hunter2")::get, () -> "this-host"));

  private <R extends Record> R bind(Class<R> type, String yaml) {
    Path file = Path.of("conf/m.yaml");
    Mapping block =
        (Mapping)
            YamlReader.read(file, yaml, problems)
                .orElseGet(() -> new Mapping(Place.of(file), Map.of()));
    return new Binder(new Shapes(), placeholders, problems).record(type, block, List.of());
  }

  private List<String> errors(Class<? extends Record> type, String yaml) {
    assertThat(bind(type, yaml)).isNull();
    return problems.errors().stream().map(p -> p.toString().replace("conf/", "")).toList();
  }

  record Scalars(
      String text,
      boolean truth,
      int small,
      long large,
      double real,
      Duration time,
      ByteSize size) {}

  @Test
  void bindsScalars() {
    assertThat(
            bind(
                Scalars.class,
                """
                text: 007
                truth: true
                small: 0x10
                large: 9000000000
                real: 1.5
                time: 1h30m
                size: 2KiB
                """))
        .isEqualTo(
            new Scalars(
                "007", true, 16, 9_000_000_000L, 1.5, Duration.ofMinutes(90), new ByteSize(2048)));
  }

  @Test
  void reportsEveryScalarOfTheWrongForm() {
    assertThat(
            errors(
                Scalars.class,
                """
                text: [a]
                truth: yes
                small: 3000000000
                large: 1.5
                real: much
                time: 60
                size: 3 parsecs
                """))
        .containsExactly(
            "m.yaml:1:7: 'text' must be a text, but this is a list.",
            "m.yaml:2:8: 'truth' must be true or false, not 'yes'.",
            "m.yaml:3:8: 'small' must be a whole number, not '3000000000': it is too large.",
            "m.yaml:4:8: 'large' must be a whole number, not '1.5'.",
            "m.yaml:5:7: 'real' must be a number, not 'much'.",
            "m.yaml:6:7: 'time' must be a duration such as 500ms, 10s, 5m, 1h or 7d, not '60': it"
                + " has no unit.",
            "m.yaml:7:7: 'size': Not a size: '3 parsecs'. Write a whole number and a unit, such as"
                + " 512MiB or 10MB.");
  }

  record Port(int port) {}

  @Test
  void aNumberMayComeFromAPlaceholderOrStandInQuotes() {
    assertThat(bind(Port.class, "port: ${env:PORT}")).isEqualTo(new Port(80));
    assertThat(bind(Port.class, "port: '80'")).isEqualTo(new Port(80));
  }

  @Test
  void neverShowsWhatAPlaceholderGave() {
    assertThat(errors(Port.class, "port: ${env:WORD}"))
        .containsExactly(
            "m.yaml:1:7: 'port' must be a whole number, and what its placeholder gives is not.");
  }

  record Addresses(URI uri, Path path, Pattern pattern) {}

  @Test
  void bindsTextsWithAForm() {
    Addresses bound =
        bind(Addresses.class, "{uri: 'https://example.com/x', path: data, pattern: 'a+b'}");

    assertThat(bound.uri()).isEqualTo(URI.create("https://example.com/x"));
    assertThat(bound.path()).isEqualTo(Path.of("conf/data"));
    assertThat(bound.pattern().pattern()).isEqualTo("a+b");
  }

  @Test
  void aPatternThatHasNotChangedIsTheSame() {
    String text = "{uri: 'x:y', path: data, pattern: 'a+b'}";

    assertThat(bind(Addresses.class, text)).isEqualTo(bind(Addresses.class, text));
  }

  @Test
  void aDashIsNoRelativePath() {
    assertThat(bind(Addresses.class, "{uri: 'x:y', path: '-', pattern: ''}").path())
        .isEqualTo(Path.of("-"));
  }

  @Test
  void saysWhereATextBreaksItsForm() {
    assertThat(errors(Addresses.class, "uri: http://a b\npath: ' '\npattern: 'a(b'\n"))
        .containsExactly(
            "m.yaml:1:6: 'uri' must be a URI such as https://example.com/path, not 'http://a b':"
                + " Illegal character in authority at character 9.",
            "m.yaml:2:7: 'path' must be a path, not ' '.",
            "m.yaml:3:10: 'pattern' must be a regular expression, not 'a(b': Unclosed group at"
                + " character 4.");
  }

  enum Mode {
    OFF,
    READ_ONLY,
    READ_WRITE
  }

  record Modal(Mode mode) {}

  @Test
  void bindsAWordToAConstant() {
    assertThat(bind(Modal.class, "mode: read_only")).isEqualTo(new Modal(Mode.READ_ONLY));
  }

  @Test
  void suggestsAWord() {
    assertThat(errors(Modal.class, "mode: READ-ONLY"))
        .containsExactly(
            "m.yaml:1:7: 'mode' must be one of off, read_only or read_write, not 'READ-ONLY'. Did"
                + " you mean 'read_only'?");
  }

  record Collections(
      List<Integer> list, Set<String> set, Map<String, Duration> map, Optional<String> maybe) {}

  @Test
  void bindsCollections() {
    assertThat(bind(Collections.class, "{list: [1, 2], set: [b, a, b], map: {x: 5s}, maybe: yes}"))
        .isEqualTo(
            new Collections(
                List.of(1, 2),
                Set.of("b", "a"),
                Map.of("x", Duration.ofSeconds(5)),
                Optional.of("yes")));
  }

  @Test
  void aSetKeepsTheOrderOfTheFile() {
    assertThat(bind(Collections.class, "set: [z, a, m, b]").set())
        .containsExactly("z", "a", "m", "b");
  }

  @Test
  void oneElementMayStandAlone() {
    assertThat(bind(Collections.class, "list: 1").list()).containsExactly(1);
  }

  @Test
  void collectionsMayBeLeftOutOrEmpty() {
    Collections none = new Collections(List.of(), Set.of(), Map.of(), Optional.empty());

    assertThat(bind(Collections.class, "")).isEqualTo(none);
    assertThat(bind(Collections.class, "list:\nset:\nmap:\nmaybe:\n")).isEqualTo(none);
  }

  @Test
  void reportsEachElementThatIsWrong() {
    assertThat(errors(Collections.class, "list: [1, x, {a: b}, ]\nmap: {k: soon, l: ~}\n"))
        .containsExactly(
            "m.yaml:1:11: An element of 'list' must be a whole number, not 'x'.",
            "m.yaml:1:14: An element of 'list' must be a whole number, but this is a mapping.",
            "m.yaml:2:10: 'k' must be a duration such as 500ms, 10s, 5m, 1h or 7d, not 'soon'.",
            "m.yaml:2:19: 'l' has no value. Write a duration such as 500ms, 10s, 5m, 1h or 7d.");
  }

  @Test
  void aMappingIsNoList() {
    assertThat(errors(Collections.class, "map: [a, b]"))
        .containsExactly(
            "m.yaml:1:6: 'map' must be a mapping (lines of 'key: value'), but this is a list.");
  }

  record Inner(@Default("5") int size, Optional<String> name) {}

  record Outer(Inner inner, List<Inner> more) {}

  @Test
  void aNestedRecordMayBeLeftOutIfAllInItMayBe() {
    assertThat(bind(Outer.class, ""))
        .isEqualTo(new Outer(new Inner(5, Optional.empty()), List.of()));
    assertThat(bind(Outer.class, "inner:\nmore: [{}, {size: 2}]\n"))
        .isEqualTo(
            new Outer(
                new Inner(5, Optional.empty()),
                List.of(new Inner(5, Optional.empty()), new Inner(2, Optional.empty()))));
  }

  record Tree(String name, List<Tree> children) {}

  @Test
  void aRecordMayHoldItself() {
    assertThat(bind(Tree.class, "{name: a, children: [{name: b}, {name: c}]}").children())
        .extracting(Tree::name)
        .containsExactly("b", "c");
  }

  record Named(@Key("assert") String expectation, int maxRetryCount) {}

  @Test
  void keysAreSnakeCaseOrAsDeclared() {
    assertThat(bind(Named.class, "{assert: x, max_retry_count: 3}")).isEqualTo(new Named("x", 3));
  }

  record Needy(
      @Description("The address to ask.") String url, String user, @Default("1") int tries) {}

  @Test
  void reportsEveryKeyThatIsMissing() {
    assertThat(errors(Needy.class, "tries: 2"))
        .containsExactly(
            "m.yaml:1:1: The key 'url' is missing here. The address to ask.",
            "m.yaml:1:1: The key 'user' is missing here.");
  }

  @Test
  void reportsAKeyWithNothingAfterIt() {
    assertThat(errors(Needy.class, "url:\nuser: ann\n"))
        .containsExactly("m.yaml:1:5: 'url' has no value. Write a text.");
  }

  @Test
  void anUnknownKeyIsReportedOnceAlsoIfTheRightOneIsMissing() {
    assertThat(errors(Needy.class, "ulr: x\nuser: ann\ncolour: red\n"))
        .containsExactly(
            "m.yaml:1:1: Unknown key 'ulr'. Did you mean 'url'?",
            "m.yaml:3:1: Unknown key 'colour'. Known here: url, user, tries.");
  }

  record Ranged(
      @Default("5") @Range(min = "1", max = "10") int number,
      @Range(min = "1s") Optional<Duration> time,
      @Range(max = "1MiB") List<ByteSize> sizes) {}

  @Test
  void bothEndsOfARangeAreInside() {
    assertThat(bind(Ranged.class, "{number: 10, time: 1s, sizes: [1MiB, 0]}")).isNotNull();
    assertThat(bind(Ranged.class, "{number: 1}")).isNotNull();
  }

  @Test
  void reportsWhatIsOutOfRange() {
    assertThat(errors(Ranged.class, "number: 11\ntime: 500ms\nsizes: [1, 2MiB]\n"))
        .containsExactly(
            "m.yaml:1:9: 'number' must be at most 10, not 11.",
            "m.yaml:2:7: 'time' must be at least 1s, not 500ms.",
            "m.yaml:3:12: An element of 'sizes' must be at most 1MiB, not 2MiB.");
  }

  @Test
  void neverShowsWhatAPlaceholderGaveOutOfRange() {
    assertThat(errors(Ranged.class, "number: ${env:PORT}"))
        .containsExactly(
            "m.yaml:1:9: 'number' must be at most 10, and what its placeholder gives is more.");
  }

  record Defaults(
      @Default("[a, 'b, c']") List<String> list,
      @Default("") String empty,
      @Default("read_write") Mode mode,
      @Default("{size: 3}") Inner inner,
      @Default("1m") Optional<Duration> time) {}

  @Test
  void defaultsAreReadAsIfTheyStoodInTheFile() {
    assertThat(bind(Defaults.class, ""))
        .isEqualTo(
            new Defaults(
                List.of("a", "b, c"),
                "",
                Mode.READ_WRITE,
                new Inner(3, Optional.empty()),
                Optional.of(Duration.ofMinutes(1))));
  }

  record Version(int major, int minor) {
    public static Version parse(String text) {
      String[] parts = text.split("\\.", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("Not a version, which looks like 1.2: " + text);
      }
      return new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
  }

  record Versioned(Version version) {}

  @Test
  void aTypeWithItsOwnParseTakesAScalarAndARecordAlsoAMapping() {
    assertThat(bind(Versioned.class, "version: 1.2").version()).isEqualTo(new Version(1, 2));
    assertThat(bind(Versioned.class, "version: {major: 1, minor: 2}").version())
        .isEqualTo(new Version(1, 2));
  }

  record Address(String text, List<Secret> hidden) {
    public static Address parse(String text, List<Secret> outside) {
      return new Address(text, outside);
    }
  }

  record Addressed(Address address) {}

  @Test
  void aParseThatAsksIsToldWhatCameFromOutsideTheFile() {
    assertThat(
            bind(
                    Addressed.class,
                    "address: http://${host:name}:${env:PORT}/${env:NONE:-a}?${env:WORD}")
                .address())
        .isEqualTo(
            new Address(
                "http://this-host:80/a?hunter2", List.of(Secret.of("80"), Secret.of("hunter2"))));
    assertThat(bind(Addressed.class, "address: plain").address())
        .isEqualTo(new Address("plain", List.of()));
  }

  @Test
  void whatParseRefusesIsShownInItsWords() {
    assertThat(errors(Versioned.class, "version: one"))
        .containsExactly("m.yaml:1:10: 'version': Not a version, which looks like 1.2: one");
  }

  @Test
  void whatParseRefusesIsShownWithoutWhatAPlaceholderGave() {
    assertThat(errors(Versioned.class, "version: v-${env:WORD}"))
        .containsExactly("m.yaml:1:10: 'version': Not a version, which looks like 1.2: ***");
  }

  record Free(Object anything) {}

  @Test
  void anythingIsWhatYamlSaysItIs() {
    assertThat(
            bind(Free.class, "anything: {a: 1, b: 1.5, c: true, d: text, e: '1', f: [x, 2], g: no}")
                .anything())
        .isEqualTo(
            Map.of(
                "a",
                1L,
                "b",
                1.5,
                "c",
                true,
                "d",
                "text",
                "e",
                "1",
                "f",
                List.of("x", 2L),
                "g",
                "no"));
  }

  @Test
  void aTextFromAPlaceholderIsASecretWhereNobodySaysWhatItIs() {
    assertThat(bind(Free.class, "anything: [a, '${env:WORD}']").anything())
        .isEqualTo(List.of("a", Secret.of("hunter2")));
  }

  @Test
  void nothingIsNotAnything() {
    assertThat(errors(Free.class, "anything: [~]"))
        .containsExactly("m.yaml:1:12: An element of 'anything' has no value.");
  }

  @Test
  void aLongOrStrangeValueIsShownCutAndClean() {
    assertThat(errors(Port.class, "port: \"\\e[31m" + "x".repeat(100) + "\""))
        .containsExactly(
            "m.yaml:1:7: 'port' must be a whole number, not ' [31m" + "x".repeat(55) + "...'.");
  }
}
