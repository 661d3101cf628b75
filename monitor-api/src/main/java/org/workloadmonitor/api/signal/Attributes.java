package org.workloadmonitor.api.signal;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Names with values that tell one signal from another, sorted by name. Immutable; equality and hash
 * are computed once, so a collector does well to keep the attributes of a series from run to run.
 *
 * <p>A value is a {@link String}, {@link Boolean}, {@link Long} or {@link Double}. In the
 * attributes of metrics numbers and booleans are rarely right: each value makes a series.
 */
public final class Attributes {

  /** No attributes. */
  public static final Attributes EMPTY = new Attributes(new String[0], new Object[0]);

  private final String[] names;
  private final Object[] values;
  private final int hash;

  private Attributes(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
    this.hash = 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  /** One attribute. */
  public static Attributes of(String name, String value) {
    return builder().put(name, value).build();
  }

  /** Two attributes. */
  public static Attributes of(String name1, String value1, String name2, String value2) {
    return builder().put(name1, value1).put(name2, value2).build();
  }

  /** Three attributes. */
  public static Attributes of(
      String name1, String value1, String name2, String value2, String name3, String value3) {
    return builder().put(name1, value1).put(name2, value2).put(name3, value3).build();
  }

  /** The attributes of a map. */
  public static Attributes of(Map<String, String> map) {
    Builder builder = builder();
    map.forEach(builder::put);
    return builder.build();
  }

  /** Starts with none. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts with these. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    for (int i = 0; i < names.length; i++) {
      builder.sorted.put(names[i], values[i]);
    }
    return builder;
  }

  /** How many there are. */
  public int size() {
    return names.length;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return names.length == 0;
  }

  /** The value of an attribute. */
  public Optional<Object> value(String name) {
    int at = Arrays.binarySearch(names, name);
    return at < 0 ? Optional.empty() : Optional.of(values[at]);
  }

  /** Shows every attribute to the action, sorted by name. */
  public void forEach(BiConsumer<String, Object> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  /** Whether each attribute of the other is among these, with the same value. */
  public boolean containsAll(Attributes other) {
    for (int i = 0; i < other.names.length; i++) {
      int at = Arrays.binarySearch(names, other.names[i]);
      if (at < 0 || !values[at].equals(other.values[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Attributes that
            && hash == that.hash
            && Arrays.equals(names, that.names)
            && Arrays.equals(values, that.values));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < names.length; i++) {
      text.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }

  /** Collects attributes; a name given twice keeps the last value. For use by one thread. */
  public static final class Builder {

    private final TreeMap<String, Object> sorted = new TreeMap<>();

    private Builder() {}

    /** Adds a text. */
    public Builder put(String name, String value) {
      return add(name, value);
    }

    /** Adds a whole number. */
    public Builder put(String name, long value) {
      return add(name, value);
    }

    /** Adds a number. */
    public Builder put(String name, double value) {
      return add(name, value);
    }

    /** Adds a truth value. */
    public Builder put(String name, boolean value) {
      return add(name, value);
    }

    private Builder add(String name, Object value) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("An attribute's name must not be blank.");
      }
      sorted.put(name, Objects.requireNonNull(value, name));
      return this;
    }

    /** The attributes collected so far. */
    public Attributes build() {
      return sorted.isEmpty()
          ? EMPTY
          : new Attributes(
              sorted.keySet().toArray(String[]::new), sorted.values().toArray(Object[]::new));
    }
  }
}
