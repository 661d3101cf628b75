package org.workloadmonitor.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be written for a value: the Java type, as far as a configuration cares. */
sealed interface Shape {

  /** The record that is bound somewhere in this, if there is one. */
  default Optional<Class<? extends Record>> record() {
    return Optional.empty();
  }

  /** The value where the file says nothing, or null if it has to say something. */
  default @Nullable Object whenAbsent() {
    return null;
  }

  /**
   * One scalar.
   *
   * @param bounds the least and greatest value, if there are any
   */
  record One(ScalarType type, Optional<Bounds> bounds) implements Shape {}

  /**
   * One of some words.
   *
   * @param constants each word with its constant, in the order of the declaration
   */
  record Choice(Map<String, Object> constants) implements Shape {}

  /**
   * A mapping with known keys.
   *
   * @param shortForm how a scalar in its place is read, if it may be one
   */
  record Block(Class<? extends Record> type, Optional<ScalarType> shortForm) implements Shape {
    @Override
    public Optional<Class<? extends Record>> record() {
      return Optional.of(type);
    }
  }

  /**
   * A list, or one element alone.
   *
   * @param distinct whether it is a set
   */
  record Many(Shape element, boolean distinct) implements Shape {
    @Override
    public Optional<Class<? extends Record>> record() {
      return element.record();
    }

    @Override
    public Object whenAbsent() {
      return distinct ? Set.of() : List.of();
    }
  }

  /** A mapping with keys of the operator's choice. */
  record Table(Shape value) implements Shape {
    @Override
    public Optional<Class<? extends Record>> record() {
      return value.record();
    }

    @Override
    public Object whenAbsent() {
      return Map.of();
    }
  }

  /** A value that may be left out. */
  record Maybe(Shape value) implements Shape {
    @Override
    public Optional<Class<? extends Record>> record() {
      return value.record();
    }

    @Override
    public Object whenAbsent() {
      return Optional.empty();
    }
  }

  /** Anything at all. */
  record Anything() implements Shape {}

  /**
   * A range, both ends included.
   *
   * @param min null for none
   * @param max null for none
   */
  record Bounds(@Nullable Bound min, @Nullable Bound max) {}

  /**
   * One end of a range.
   *
   * @param value of the scalar's type, which is comparable
   * @param text as the declaration gives it
   */
  record Bound(Comparable<Object> value, String text) {}
}
