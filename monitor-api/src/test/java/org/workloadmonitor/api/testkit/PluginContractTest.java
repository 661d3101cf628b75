package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What the checks of configuration records, descriptors and pages find. */
class PluginContractTest {

  @TempDir Path directory;

  record Nested(@Description("How often.") @Default("3") int retries) {}

  record Good(
      @Description("Where.") String targetUrl,
      @Description("Until when.") @Default("10s") Duration timeout,
      @Description("Who.") Optional<Secret> apiKey2,
      @Description("What else.") Map<String, Nested> extra,
      @Description("What is said.") @Key("assert") List<String> assertions,
      @Description("A nested one.") Nested nested,
      @Description("Either.") @Default("a|b") String either) {}

  record Bad(
      @Description("The agent's.") Duration interval,
      String undescribed,
      @Description("Not bindable.") AtomicInteger number,
      @Description("One.") @Key("same") String one,
      @Description("Two.") Set<String> same) {}

  private static Factory<?> factory(
      Class<? extends Record> configuration, MetricDescriptor... metrics) {
    return new Described<>(configuration, List.of(metrics));
  }

  private record Described<C extends Record>(Class<C> configType, List<MetricDescriptor> metrics)
      implements CollectorFactory<C> {
    @Override
    public Collector create(C config, ComponentContext context) {
      return out -> {};
    }

    @Override
    public String type() {
      return "described";
    }

    @Override
    public String description() {
      return "Is described.";
    }
  }

  private List<String> mistakes(Factory<?> factory, String page) throws IOException {
    Path file = Files.writeString(directory.resolve("page.md"), page);
    return PluginDocumentation.of(file).mistakes(List.of(factory)).stream()
        .map(mistake -> mistake.replace(file.toString(), "page.md"))
        .toList();
  }

  @Test
  void readsTheKeysOfARecordAsTheAgentDoes() {
    assertThat(ConfigKey.of(Good.class))
        .extracting(ConfigKey::path, ConfigKey::presence)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("target_url", "required"),
            org.assertj.core.groups.Tuple.tuple("timeout", "10s"),
            org.assertj.core.groups.Tuple.tuple("api_key2", "optional"),
            org.assertj.core.groups.Tuple.tuple("extra", "optional"),
            org.assertj.core.groups.Tuple.tuple("extra.retries", "3"),
            org.assertj.core.groups.Tuple.tuple("assert", "optional"),
            org.assertj.core.groups.Tuple.tuple("nested", "optional"),
            org.assertj.core.groups.Tuple.tuple("nested.retries", "3"),
            org.assertj.core.groups.Tuple.tuple("either", "a|b"));
  }

  @Test
  void passesARecordThatCanBeBound() {
    assertThat(ConfigRules.broken(factory(Good.class))).isEmpty();
  }

  @Test
  void findsEveryMistakeOfARecord() {
    assertThat(ConfigRules.broken(factory(Bad.class)))
        .containsExactly(
            "the key 'interval' belongs to the agent",
            "the key 'undescribed' has no @Description",
            "the key 'number' has a type that can't be bound:"
                + " java.util.concurrent.atomic.AtomicInteger",
            "two components have the key 'same'");
  }

  @Test
  void findsEveryMistakeOfDescriptors() {
    MetricDescriptor metric = MetricDescriptor.gauge("a", "1", "Something.");

    assertThat(
            Descriptors.mistakes(
                List.of(
                    metric,
                    metric,
                    MetricDescriptor.gauge("b", "1", " "),
                    MetricDescriptor.gauge("workload.component.health", "1", "Not its own."))))
        .containsExactly(
            "a is listed twice",
            "b has no description",
            "workload.component.health belongs to the agent");
  }

  @Test
  void passesAPageThatIsComplete() throws IOException {
    MetricDescriptor metric = MetricDescriptor.gauge("a.b", "By", "Bytes of something.");
    String page =
        """
        # `described`

        | Key | Default | Meaning |
        | --- | --- | --- |
        | `retries` | `3` | How often. |

        | Metric | Kind | Unit | Meaning |
        | --- | --- | --- | --- |
        | `a.b` | gauge | `By` | Bytes of something |
        """;

    assertThat(mistakes(factory(Nested.class, metric), page)).isEmpty();
  }

  @Test
  void findsWhatAPageLacksAndWritesTheLine() throws IOException {
    MetricDescriptor metric = MetricDescriptor.gauge("a.b", "By", "Bytes of something.");

    assertThat(mistakes(factory(Nested.class, metric), "# Nothing\n"))
        .containsExactly(
            "page.md does not name the type `described`.",
            "page.md lacks a key. Add: | `retries` | `3` | How often. |",
            "page.md lacks a metric. Add: | `a.b` | gauge | `By` | Bytes of something |");
  }

  @Test
  void findsWhatAPageHasTooMuch() throws IOException {
    String page =
        """
        `described`

        | Key | Default |
        | --- | --- |
        | `retries` | `3` |
        | `gone` | `4` |

        | Metric | Unit |
        | --- | --- |
        | `old.metric` | `1` |

        | Other | Table |
        | --- | --- |
        | `anything` | goes |
        """;

    assertThat(mistakes(factory(Nested.class), page))
        .containsExactly(
            "page.md describes a metric that is not there: `old.metric`.",
            "page.md describes a key that is not there: `gone`.");
  }
}
