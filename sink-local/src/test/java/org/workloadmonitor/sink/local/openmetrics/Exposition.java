package org.workloadmonitor.sink.local.openmetrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of OpenMetrics text (github.com/prometheus/OpenMetrics, version 1.0) that accepts no
 * deviation: metadata once and first, families in one piece, legal names, units, suffixes, escapes
 * and numbers, histograms that add up, an end.
 */
final class Exposition {

  /** A family as its metadata describes it. */
  record Family(String type, String unit, String help) {}

  private static final Pattern METADATA =
      Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\"\\\\n])*)\"(,|$)");

  private static final Map<String, List<String>> SUFFIXES =
      Map.of(
          "gauge", List.of(""),
          "counter", List.of("_total", "_created"),
          "histogram", List.of("_bucket", "_count", "_sum", "_created"),
          "info", List.of("_info"));

  final Map<String, Family> families = new LinkedHashMap<>();
  private final Map<String, Map<Map<String, String>, Double>> samples = new HashMap<>();
  private final Set<String> metadata = new HashSet<>();
  private String current = "";
  private String type = "";
  private String unit = "";
  private String help = "";

  private Exposition() {}

  static Exposition parse(String text) {
    require(text.endsWith("\n# EOF\n"), "does not end with # EOF");
    Exposition exposition = new Exposition();
    for (String line : text.substring(0, text.length() - "\n# EOF\n".length()).split("\n", -1)) {
      exposition.read(line);
    }
    exposition.endFamily();
    exposition.checkHistograms();
    return exposition;
  }

  /** The value of the one sample with these labels, given as name, value, name, value. */
  double value(String sample, String... labels) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    Double value = samples.getOrDefault(sample, Map.of()).get(wanted);
    require(value != null, "has no %s%s but %s".formatted(sample, wanted, samples.get(sample)));
    return value;
  }

  /** The labels of every sample of that name. */
  Set<Map<String, String>> labels(String sample) {
    return samples.getOrDefault(sample, Map.of()).keySet();
  }

  private void read(String line) {
    Matcher meta = METADATA.matcher(line);
    if (meta.matches()) {
      metadata(meta.group(1), meta.group(2), meta.group(3));
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    require(sample.matches(), "has a line that is neither metadata nor a sample: " + line);
    sample(sample.group(1), labelsIn(sample.group(2)), number(sample.group(3)), line);
  }

  private void metadata(String word, String name, String text) {
    if (!name.equals(current)) {
      endFamily();
      require(!families.containsKey(name), "comes back to the family " + name);
      current = name;
    }
    require(metadata.add(word + " " + name), "says twice: # " + word + " " + name);
    require(
        samples.keySet().stream().noneMatch(sample -> belongs(sample, name, type)),
        "has metadata behind samples: " + name);
    switch (word) {
      case "TYPE" -> type = text;
      case "UNIT" -> unit = text;
      default -> help = unescaped(text);
    }
  }

  private void endFamily() {
    if (!current.isEmpty()) {
      require(SUFFIXES.containsKey(type), "has a family of the type '" + type + "': " + current);
      require(unit.isEmpty() || current.endsWith("_" + unit), current + " lacks its unit " + unit);
      families.put(current, new Family(type, unit, help));
    }
    type = "";
    unit = "";
    help = "";
  }

  private void sample(String name, Map<String, String> labels, double value, String line) {
    require(belongs(name, current, type), "has a sample outside of its family: " + line);
    require(
        families.keySet().stream()
            .noneMatch(family -> belongs(name, family, families.get(family).type())),
        "has a sample that could be of another family: " + line);
    require(type.equals("gauge") || value >= 0, "counts below zero: " + line);
    Map<Map<String, String>, Double> series =
        samples.computeIfAbsent(name, any -> new LinkedHashMap<>());
    require(series.put(labels, value) == null, "has a series twice: " + line);
  }

  private static boolean belongs(String sample, String family, String type) {
    return SUFFIXES.getOrDefault(type, List.of()).stream()
        .anyMatch(suffix -> sample.equals(family + suffix));
  }

  private static Map<String, String> labelsIn(String text) {
    Map<String, String> labels = new TreeMap<>();
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      int end = 0;
      while (label.find() && label.start() == end) {
        require(!label.group(1).startsWith("__"), "has a reserved label: " + text);
        require(
            labels.put(label.group(1), unescaped(label.group(2))) == null,
            "has a label twice: " + text);
        end = label.end();
      }
      require(end == text.length() && !text.endsWith(","), "has malformed labels: " + text);
    }
    return labels;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        require(i < text.length() && "\\\"n".indexOf(text.charAt(i)) >= 0, "escapes: " + text);
        plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> {
        require(text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?"), "has a bad number: " + text);
        yield Double.parseDouble(text);
      }
    };
  }

  private void checkHistograms() {
    families.forEach(
        (name, family) -> {
          if (family.type().equals("histogram")) {
            Map<Map<String, String>, NavigableMap<Double, Double>> buckets = new HashMap<>();
            samples
                .get(name + "_bucket")
                .forEach(
                    (labels, count) -> {
                      Map<String, String> others = new TreeMap<>(labels);
                      double bound = number(others.remove("le"));
                      buckets.computeIfAbsent(others, any -> new TreeMap<>()).put(bound, count);
                    });
            buckets.forEach((labels, counts) -> checkHistogram(name, labels, counts));
          }
        });
  }

  private void checkHistogram(
      String name, Map<String, String> labels, NavigableMap<Double, Double> counts) {
    double before = 0;
    for (double count : counts.values()) {
      require(count >= before, name + labels + " has buckets that fall: " + counts);
      before = count;
    }
    require(counts.lastKey() == Double.POSITIVE_INFINITY, name + labels + " has no last bucket");
    require(
        samples.get(name + "_count").get(labels) == before,
        name + labels + " has another count than its last bucket");
    require(samples.get(name + "_sum").containsKey(labels), name + labels + " has no sum");
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new AssertionError("The exposition " + complaint);
    }
  }
}
