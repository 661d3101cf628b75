package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;

/** Collects labels under legal names. Names that become the same share their values. */
final class LabelSet {

  private static final String COMPONENT = "component";
  private static final String COMPONENT_TYPE = "component_type";

  /** Names that the format or this sink uses for something else ({@code le}: a bucket's bound). */
  private static final Set<String> RESERVED = Set.of(COMPONENT, COMPONENT_TYPE, "le");

  /** Legal names by what they were made from. */
  private static final Map<String, String> LEGAL = new ConcurrentHashMap<>();

  private static final int MOST_LEGAL = 1_000;

  private final Map<String, String> labels = new TreeMap<>();

  private LabelSet(Component component) {
    labels.put(COMPONENT, clean(component.id()));
    labels.put(COMPONENT_TYPE, clean(component.type()));
  }

  /** The labels of a series. */
  static Labels of(Component component, Attributes attributes) {
    LabelSet set = new LabelSet(component);
    attributes.forEach((name, value) -> set.add(unreserved(legal(name)), value.toString()));
    return set.labels();
  }

  /** The labels of the line that describes a component. */
  static Labels ofInfo(Component component, Optional<String> location) {
    LabelSet set = new LabelSet(component);
    set.add("name", component.name());
    location.ifPresent(where -> set.add("location", where));
    new TreeMap<>(component.tags()).forEach((name, value) -> set.add(legal("tag_" + name), value));
    return set.labels();
  }

  /** An empty label is the same as none. Values of equal names are joined in a fixed order. */
  private void add(String name, String value) {
    if (!value.isEmpty()) {
      labels.merge(name, clean(value), (before, more) -> before + ";" + more);
    }
  }

  private Labels labels() {
    return Labels.of(
        labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
  }

  /** As Prometheus itself does with a label that is taken. */
  private static String unreserved(String name) {
    return RESERVED.contains(name) ? "exported_" + name : name;
  }

  /** Thousands of series have the same few names, so each is kept once. */
  private static String legal(String name) {
    String known = LEGAL.get(name);
    if (known == null) {
      known = legalised(name);
      if (LEGAL.size() < MOST_LEGAL) {
        LEGAL.put(name, known);
      }
    }
    return known;
  }

  /** Names that begin with two underscores belong to Prometheus. */
  private static String legalised(String name) {
    StringBuilder clean = new StringBuilder(name.length() + 1);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (digit && i == 0) {
        clean.append('_');
      }
      clean.append(letter || digit ? c : '_');
    }
    while (clean.length() > 1 && clean.charAt(0) == '_' && clean.charAt(1) == '_') {
      clean.deleteCharAt(0);
    }
    return clean.toString();
  }

  /** Half a surrogate pair has no UTF-8; two that differ only there would become one series. */
  private static String clean(String value) {
    return value.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : value;
  }
}
