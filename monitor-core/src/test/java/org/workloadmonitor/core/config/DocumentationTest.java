package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/configuration.md} says what the records say. */
class DocumentationTest {

  @TempDir private Path folder;
  private String page;

  @BeforeEach
  void readPage() throws IOException {
    page = Files.readString(Path.of("..", "docs", "configuration.md"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AgentSettings.class,
        QueueSettings.class,
        ComponentKeys.class,
        RunKeys.class,
        HealthCheckKeys.class,
        SinkKeys.class,
        ThresholdKeys.class
      })
  void everyKeyHasALineWithItsDefault(Class<? extends Record> type) {
    for (Field field : new Shapes().fields(type)) {
      String line =
          "| `%s` | %s"
              .formatted(
                  field.key(), field.defaultText().map(text -> "`" + text + "` |").orElse(""));
      assertThat(page).as(type.getSimpleName()).contains(line);
    }
  }

  @Test
  void everyBlockOfAComponentHasALine() {
    assertThat(ComponentSection.BLOCKS)
        .allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
  }

  @Test
  void everyExampleIsValid() {
    List<String> examples =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .map(block -> block.replaceAll("```(yaml\n)?", ""))
            .map(text -> text.replace("${file:/run/secrets/orders_db}", "${host:name}"))
            .toList();

    assertThat(examples)
        .hasSize(4)
        .allSatisfy(
            text ->
                assertThat(new TestConfiguration(folder).result(text))
                    .isInstanceOf(ConfigurationResult.Valid.class)
                    .extracting("warnings", list(Problem.class))
                    .noneMatch(warning -> warning.message().contains("No collector")));
  }
}
