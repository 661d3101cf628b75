package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.alert.Threshold;
import org.workloadmonitor.core.alert.Threshold.Comparison;
import org.workloadmonitor.core.config.YamlTree.Entry;
import org.workloadmonitor.core.config.YamlTree.Mapping;

/** Reads the alert thresholds of one component. */
final class ThresholdSection {

  static final Shape SHAPE =
      new Shape.Block(ThresholdKeys.class, ScalarTypes.of(ThresholdKeys.class));

  private final Reading reading;
  private final MetricNames names;
  private final Problems problems;

  ThresholdSection(Reading reading, MetricNames names) {
    this.reading = reading;
    this.names = names;
    this.problems = reading.problems();
  }

  /** The thresholds that are right; what is wrong with the others is reported. */
  List<Threshold> read(Mapping block) {
    List<Threshold> thresholds = new ArrayList<>();
    block.entries().forEach((key, entry) -> threshold(key, entry).ifPresent(thresholds::add));
    return thresholds;
  }

  private Optional<Threshold> threshold(String key, Entry entry) {
    ThresholdKeys keys =
        (ThresholdKeys) reading.binder().value(SHAPE, entry.value(), Quote.of(key));
    String metric = metricOf(key, entry, keys);
    return keys == null || metric == null
        ? Optional.empty()
        : Optional.ofNullable(threshold(key, metric, keys, entry));
  }

  private @Nullable String metricOf(String key, Entry entry, @Nullable ThresholdKeys keys) {
    YamlTree written = entry.value() instanceof Mapping mapping ? mapping.get("metric") : null;
    if (written == null) {
      return metric(key, entry.keyPlace());
    }
    return keys == null ? null : metric(keys.metric().orElse(key), written.place());
  }

  private @Nullable Threshold threshold(
      String key, String metric, ThresholdKeys keys, Entry entry) {
    MetricDescriptor descriptor = names.descriptor(metric).orElse(null);
    boolean isAbove = keys.above().isPresent();
    Place limitPlace = place(entry, isAbove ? "above" : "below");
    Place clearPlace = place(entry, isAbove ? "clear_below" : "clear_above");
    OptionalDouble limit = keys.limit().in(descriptor);
    OptionalDouble clear =
        keys.clear().map(written -> written.in(descriptor)).orElse(OptionalDouble.empty());
    boolean clearFits = clear.isPresent() == keys.clear().isPresent();
    if (descriptor != null && limit.isEmpty()) {
      problems.error(limitPlace, wrongUnit(keys.limit(), descriptor));
    }
    if (descriptor != null && !clearFits) {
      problems.error(clearPlace, wrongUnit(keys.clear().orElseThrow(), descriptor));
    }
    if (limit.isEmpty() || !clearFits) {
      return null;
    }
    if (clear.isPresent() && isWrongSide(isAbove, limit.getAsDouble(), clear.getAsDouble())) {
      problems.error(
          clearPlace,
          isAbove
              ? "'clear_below' must not be greater than 'above'."
              : "'clear_above' must not be less than 'below'.");
      return null;
    }
    warnOfShare(keys.limit(), descriptor, limitPlace);
    return new Threshold(
        key,
        metric,
        Attributes.of(keys.attributes()),
        isAbove ? Comparison.ABOVE : Comparison.BELOW,
        limit.getAsDouble(),
        clear,
        keys.forAtLeast(),
        keys.severity());
  }

  private static boolean isWrongSide(boolean isAbove, double limit, double clear) {
    return isAbove ? clear > limit : clear < limit;
  }

  private static String wrongUnit(Limit limit, MetricDescriptor metric) {
    String form =
        switch (limit) {
          case Limit.Plain _ -> "a number";
          case Limit.Percent _ -> "a percentage";
          case Limit.Size _ -> "a size";
          case Limit.Time _ -> "a time";
        };
    return "This limit is %s, but %s is measured in '%s'. Write %s."
        .formatted(
            form,
            metric.name(),
            metric.unit(),
            metric.isRatio() ? "a percentage such as 80%" : "a plain number in that unit");
  }

  /** Somebody who writes 0.8 of a ratio most likely means 80 %. */
  private void warnOfShare(Limit limit, @Nullable MetricDescriptor metric, Place place) {
    if (metric != null
        && metric.isRatio()
        && limit instanceof Limit.Plain(double value)
        && value > 0
        && value <= 1) {
      problems.warning(
          place,
          "Limits of %s are in percent, so this is at most 1 %%. Write 80 for 80 %%."
              .formatted(metric.name()));
    }
  }

  private @Nullable String metric(String word, Place place) {
    Set<String> named = names.named(word);
    if (named.size() == 1) {
      return named.iterator().next();
    }
    if (named.size() > 1) {
      problems.error(
          place,
          "%s may mean %s. Write one of these instead, or give it as 'metric'."
              .formatted(reading.shown(word), Suggestions.list(named)));
      return null;
    }
    return word.contains(".") ? undeclared(word, place) : unknown(word, place);
  }

  /** A full name that nobody declares is taken at its word: some names come from configuration. */
  private @Nullable String undeclared(String name, Place place) {
    try {
      MetricDescriptor.gauge(name, "1", "");
    } catch (IllegalArgumentException e) {
      problems.error(place, reading.placeholders().withoutValues(String.valueOf(e.getMessage())));
      return null;
    }
    Suggestions.nearest(name, names.all())
        .ifPresent(
            nearest ->
                problems.warning(
                    place,
                    "No collector of this component declares %s. Did you mean '%s'?"
                        .formatted(reading.shown(name), nearest)));
    return name;
  }

  private @Nullable String unknown(String word, Place place) {
    if (names.isComplete()) {
      problems.error(
          place,
          "No metric of this component is called %s.%s"
              .formatted(
                  reading.shown(word), Suggestions.hint(word, names.words(), names.shortWords())));
    } else if (!problems.hasErrors()) {
      problems.warning(
          place,
          "The threshold %s is left out with the collector that it is for."
              .formatted(reading.shown(word)));
    }
    return null;
  }

  private static Place place(Entry entry, String key) {
    YamlTree value = entry.value() instanceof Mapping mapping ? mapping.get(key) : null;
    return value == null ? entry.value().place() : value.place();
  }
}
