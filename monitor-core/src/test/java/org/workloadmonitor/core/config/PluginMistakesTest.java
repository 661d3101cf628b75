package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What a plugin's code does wrong costs one block and names the plugin. */
class PluginMistakesTest {

  private static final String NAME = PluginMistakesTest.class.getName();

  @TempDir private Path folder;

  private List<String> problems(Class<? extends Record> configType, String keys) {
    return problems(new Factory<>(configType), keys);
  }

  private List<String> problems(CollectorFactory<?> factory, String keys) {
    return new TestConfiguration(folder)
        .factories(FakeFactories.of(factory))
        .variable("WORD", "hunter2")
        .problems(
            "components:\n  - id: a\n    type: b\n    collectors:\n      - {type: acme%s}\n"
                .formatted(keys));
  }

  /** A factory that is right but for its record, unless a test overrides more. */
  private static class Factory<C extends Record> implements CollectorFactory<C> {
    private final Class<C> configType;

    Factory(Class<C> configType) {
      this.configType = configType;
    }

    @Override
    public String type() {
      return "acme";
    }

    @Override
    public String description() {
      return "For tests.";
    }

    @Override
    public Class<C> configType() {
      return configType;
    }

    @Override
    public List<MetricDescriptor> metrics() {
      return List.of();
    }

    @Override
    public Collector create(C config, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  record Empty() {}

  record Inner(String name) {}

  record ByKey(String url, Inner inner) {
    ByKey {
      throw new ConfigurationException(url, "Choose another.");
    }
  }

  @Test
  void aRefusalByKeyIsReportedAtItsValue() {
    assertThat(problems(ByKey.class, ", url: url, inner: {name: x}"))
        .containsExactly("m.yaml:5:27: 'url': Choose another.");
  }

  @Test
  void aRefusalByKeysIsReportedInTheDepth() {
    assertThat(problems(ByKey.class, ", url: inner.name, inner: {name: x}"))
        .containsExactly("m.yaml:5:53: 'inner.name': Choose another.");
  }

  @Test
  void aRefusalByAKeyThatIsNotThereIsReportedAtTheBlock() {
    assertThat(problems(ByKey.class, ", url: no.such, inner: {name: x}"))
        .containsExactly("m.yaml:5:9: 'no.such': Choose another.");
  }

  record Outer(String path, List<Inner> inner) {
    Outer {
      throw new ConfigurationException(path, "Choose another.");
    }
  }

  @Test
  void aRefusalByNumberIsReportedAtTheElement() {
    assertThat(problems(Outer.class, ", path: inner.1.name, inner: [{name: x}, {name: y}]"))
        .containsExactly("m.yaml:5:68: 'inner.1.name': Choose another.");
  }

  @Test
  void aRefusalByANumberThatIsNotThereIsReportedAtTheList() {
    assertThat(problems(Outer.class, ", path: inner.2.name, inner: [{name: x}]"))
        .containsExactly("m.yaml:5:49: 'inner.2.name': Choose another.");
  }

  record ByArgument(String url, Secret token) {
    ByArgument {
      throw new IllegalArgumentException("Can't use " + url + " with " + token.reveal() + ".");
    }
  }

  @Test
  void aRefusalNeverShowsASecretOrWhatAPlaceholderGave() {
    assertThat(problems(ByArgument.class, ", url: 'x-${env:WORD}-y', token: sesame"))
        .containsExactly("m.yaml:5:9: Can't use *** with ***.");
  }

  record InWords(Secret token) {
    InWords {
      throw new IllegalArgumentException("Either a body or an " + token.reveal() + ".");
    }
  }

  @Test
  void aShortSecretIsHiddenWhereItStandsForItselfAndNotWithinWords() {
    assertThat(problems(InWords.class, ", token: a"))
        .containsExactly("m.yaml:5:9: Either *** body or an ***.");
    assertThat(problems(InWords.class, ", token: bod"))
        .containsExactly("m.yaml:5:9: Either a body or an ***.");
  }

  record WithoutReason(String url) {
    WithoutReason {
      throw new NullPointerException();
    }
  }

  @Test
  void aRefusalWithoutAReasonNamesTheClass() {
    assertThat(problems(WithoutReason.class, ", url: x"))
        .containsExactly(
            "m.yaml:5:9: This was refused by %s$WithoutReason, which gives no reason."
                .formatted(NAME));
  }

  record Broken(String url) {
    Broken {
      throw new NoClassDefFoundError("com/acme/Missing");
    }
  }

  @Test
  void aConstructorThatBreaksIsTheFaultOfThePlugin() {
    assertThat(problems(Broken.class, ", url: x"))
        .containsExactly(
            ("m.yaml:5:9: This can't be used: %s$Broken threw java.lang.NoClassDefFoundError:"
                    + " com/acme/Missing. This is a fault of the plugin.")
                .formatted(NAME));
  }

  record Endless(String url) {
    Endless {
      new Endless(url);
    }
  }

  @Test
  void evenEndlessRecursionCostsOneBlock() {
    assertThat(problems(Endless.class, ", url: x"))
        .singleElement()
        .asString()
        .startsWith("m.yaml:5:9: This can't be used: " + NAME + "$Endless threw java.lang.Stack");
  }

  record OutOfMemory(String url) {
    OutOfMemory {
      throw new OutOfMemoryError("for tests");
    }
  }

  @Test
  void withoutMemoryTheProcessIsToEnd() {
    assertThatThrownBy(() -> problems(OutOfMemory.class, ", url: x"))
        .isInstanceOf(OutOfMemoryError.class);
  }

  record Unparsable(Word word) {}

  record Word(String text) {
    public static Word parse(String text) {
      if (text.isEmpty()) {
        return new Word(text);
      }
      throw new UnsupportedOperationException("not yet " + text);
    }
  }

  @Test
  void aParseThatBreaksIsTheFaultOfThePlugin() {
    assertThat(problems(Unparsable.class, ", word: x"))
        .containsExactly(
            ("m.yaml:5:28: 'word' can't be read: its class %s$Word threw"
                    + " java.lang.UnsupportedOperationException: not yet x. This is a fault of the"
                    + " plugin.")
                .formatted(NAME));
  }

  static final class HostileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message for you");
    }
  }

  record Hostile(String url) {
    Hostile {
      throw new HostileException();
    }
  }

  @Test
  void anExceptionWhoseMessageThrowsIsStillReported() {
    assertThat(problems(Hostile.class, ", url: x"))
        .containsExactly(
            ("m.yaml:5:9: This can't be used: %s$Hostile threw %s$HostileException. This is a fault"
                    + " of the plugin.")
                .formatted(NAME, NAME));
  }

  private static String cantBeUsed(String why) {
    return ("m.yaml:5:16: The collector type 'acme' can't be used: %s. This is a fault of the"
            + " plugin.")
        .formatted(why.replace("its record @", "its record " + NAME + "$"));
  }

  record BadType(List<Date> when) {}

  @Test
  void aTypeThatNoKeyCanHave() {
    assertThat(problems(BadType.class, ""))
        .containsExactly(
            cantBeUsed(
                "in its record @BadType, 'when' is of type java.util.Date, which no key can have"));
  }

  record BadMap(Map<Integer, String> map) {}

  @Test
  void aMapWhoseKeysAreNoTexts() {
    assertThat(problems(BadMap.class, ""))
        .containsExactly(
            cantBeUsed(
                "in its record @BadMap, 'map' is of type java.util.Map<java.lang.Integer,"
                    + " java.lang.String>, which no key can have"));
  }

  record Deep(Optional<BadType> deep) {}

  @Test
  void aBadTypeInTheDepthIsFoundAlthoughTheFileDoesNotGoThere() {
    assertThat(problems(Deep.class, ""))
        .containsExactly(
            cantBeUsed(
                "in its record @BadType, 'when' is of type java.util.Date, which no key can have"));
  }

  record Reserved(@Default("1s") Duration interval) {}

  @Test
  void aKeyThatBelongsToTheAgent() {
    assertThat(problems(Reserved.class, ""))
        .containsExactly(
            cantBeUsed("its record @Reserved declares 'interval', which belongs to the agent"));
  }

  record BadDefault(@Default("soon") Duration time) {}

  @Test
  void aDefaultThatIsNone() {
    assertThat(problems(BadDefault.class, ""))
        .containsExactly(
            cantBeUsed("in its record @BadDefault, the default 'soon' of 'time' is wrong"));
  }

  record BadRange(@Range(min = "one") int number) {}

  @Test
  void aRangeThatIsNone() {
    assertThat(problems(BadRange.class, ""))
        .containsExactly(
            cantBeUsed("in its record @BadRange, 'number' has a @Range that can't be read: one"));
  }

  record PointlessRange(@Range(min = "a") String text) {}

  @Test
  void aRangeOfWhatHasNoOrder() {
    assertThat(problems(PointlessRange.class, ""))
        .containsExactly(
            cantBeUsed("in its record @PointlessRange, 'text' has a @Range, but no order"));
  }

  @Test
  void aConfigurationClassThatIsNoRecord() {
    assertThat(problems(Record.class, ""))
        .containsExactly(cantBeUsed("its configuration class java.lang.Record is not a record"));
  }

  @Test
  void aFactoryThatHasNoConfigurationClass() {
    assertThat(problems(new Factory<Empty>(null), ""))
        .singleElement()
        .asString()
        .startsWith("m.yaml:5:16: The collector type 'acme' can't be used: it threw ");
  }

  @Test
  void aFactoryThatThrowsForItsConfigurationClass() {
    Factory<Empty> factory =
        new Factory<>(Empty.class) {
          @Override
          public Class<Empty> configType() {
            throw new TypeNotPresentException("com.acme.Config", null);
          }
        };

    assertThat(problems(factory, ""))
        .containsExactly(
            cantBeUsed(
                "it threw java.lang.TypeNotPresentException: Type com.acme.Config not present"));
  }

  @Test
  void aFactoryThatThrowsForItsInterval() {
    Factory<Empty> factory =
        new Factory<>(Empty.class) {
          @Override
          public Optional<Duration> interval(Empty config) {
            throw new IllegalStateException("no idea");
          }
        };

    assertThat(problems(factory, ""))
        .containsExactly(
            ("m.yaml:5:9: This collector can't be used: %s threw java.lang.IllegalStateException:"
                    + " no idea. This is a fault of the plugin.")
                .formatted(factory.getClass().getName()));
  }

  @Test
  void aFactoryWithAnIntervalThatIsTooShort() {
    Factory<Empty> factory =
        new Factory<>(Empty.class) {
          @Override
          public Optional<Duration> interval(Empty config) {
            return Optional.of(Duration.ofMillis(1));
          }
        };

    assertThat(problems(factory, ""))
        .containsExactly(
            ("m.yaml:5:9: This collector can't be used: %s gives the interval PT0.001S, which is"
                    + " too short. This is a fault of the plugin.")
                .formatted(factory.getClass().getName()));
  }

  @Test
  void aFactoryWithoutADeadline() {
    Factory<Empty> factory =
        new Factory<>(Empty.class) {
          @Override
          public Duration deadline(Empty config, Duration interval) {
            return null;
          }
        };

    assertThat(problems(factory, ""))
        .containsExactly(
            ("m.yaml:5:9: This collector can't be used: %s gives no deadline."
                    + " This is a fault of the plugin.")
                .formatted(factory.getClass().getName()));
  }
}
