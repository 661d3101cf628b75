package org.workloadmonitor.api.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Compares the documentation page of a type with what the type says of itself, so that the page
 * can't go stale.
 *
 * <p>The page is Markdown. It names the type in backticks; has one line for each configuration key
 * with the key and its default in backticks; and one line for each metric with its name and unit in
 * backticks and its description. A table whose first column is headed {@code Metric} or {@code Key}
 * holds nothing else.
 */
public final class PluginDocumentation {

  private final Path page;
  private final List<String> lines;

  private PluginDocumentation(Path page, List<String> lines) {
    this.page = page;
    this.lines = lines;
  }

  /**
   * Reads a page.
   *
   * @throws UncheckedIOException if it can't be read
   */
  public static PluginDocumentation of(Path page) {
    try {
      return new PluginDocumentation(page, Files.readAllLines(page));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read the documentation page " + page, e);
    }
  }

  /**
   * What the page lacks or has too much, each with the line to write.
   *
   * @param factories every type that the page is about
   * @return one sentence for each mistake; empty if there is none
   */
  public List<String> mistakes(List<? extends Factory<?>> factories) {
    List<String> mistakes = new ArrayList<>();
    for (Factory<?> factory : factories) {
      if (lines.stream().noneMatch(line -> line.contains(code(factory.type())))) {
        mistakes.add("%s does not name the type %s.".formatted(page, code(factory.type())));
      }
      ConfigKey.of(factory.configType()).forEach(key -> check(key, mistakes));
      metrics(factory).forEach(metric -> check(metric, mistakes));
    }
    staleRows("metric", names(factories), mistakes);
    staleRows("key", keys(factories), mistakes);
    return List.copyOf(mistakes);
  }

  private void check(ConfigKey key, List<String> mistakes) {
    boolean fixed = key.presence().equals("required") || key.presence().equals("optional");
    String presence = fixed || key.presence().isEmpty() ? key.presence() : code(key.presence());
    if (!hasLine(code(key.path()), fixed ? "" : presence)) {
      mistakes.add(
          "%s lacks a key. Add: | %s | %s | %s |"
              .formatted(page, code(key.path()), presence, key.description()));
    }
  }

  private void check(MetricDescriptor metric, List<String> mistakes) {
    String name = code(metric.name());
    String unit = code(metric.unit());
    String description = withoutDot(metric.description());
    if (!hasLine(name, unit, description)) {
      mistakes.add(
          "%s lacks a metric. Add: | %s | %s | %s | %s |"
              .formatted(
                  page, name, metric.kind().name().toLowerCase(Locale.ROOT), unit, description));
    }
  }

  private boolean hasLine(String... parts) {
    return lines.stream().anyMatch(line -> List.of(parts).stream().allMatch(line::contains));
  }

  /** A row of a table headed so that names, first, what no type has. */
  private void staleRows(String heading, Set<String> known, List<String> mistakes) {
    boolean inTable = false;
    for (String line : lines) {
      String first = line.startsWith("|") ? line.substring(1).split("\\|", 2)[0].strip() : "";
      inTable = inTable ? !first.isEmpty() : first.equalsIgnoreCase(heading);
      if (inTable && first.startsWith("`") && !known.contains(first.replace("`", ""))) {
        mistakes.add("%s describes a %s that is not there: %s.".formatted(page, heading, first));
      }
    }
  }

  private static Set<String> names(List<? extends Factory<?>> factories) {
    return factories.stream()
        .flatMap(factory -> metrics(factory).stream())
        .map(MetricDescriptor::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(List<? extends Factory<?>> factories) {
    return factories.stream()
        .flatMap(factory -> ConfigKey.of(factory.configType()).stream())
        .map(ConfigKey::path)
        .collect(Collectors.toSet());
  }

  private static List<MetricDescriptor> metrics(Factory<?> factory) {
    return switch (factory) {
      case CollectorFactory<?> collector -> collector.metrics();
      case HealthCheckFactory<?> healthCheck -> healthCheck.metrics();
      case SinkFactory<?> sink -> sink.metrics();
    };
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String withoutDot(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
