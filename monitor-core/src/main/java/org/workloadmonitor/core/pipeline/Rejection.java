package org.workloadmonitor.core.pipeline;

import java.util.Locale;

/** Why a signal did not get past its component's gate. */
public enum Rejection {
  /** NaN or infinite. */
  NOT_FINITE("its value is not a finite number"),
  /** An attribute without text. */
  BLANK_ATTRIBUTE("an attribute is blank"),
  /** A counter below zero. */
  NEGATIVE_COUNTER("a counter can't be negative"),
  /** A gauge's value for a counter, and the like. */
  KIND_MISMATCH("its value does not fit the kind of its descriptor"),
  /** So far from now that no sink could place it. */
  TIMESTAMP("its time is more than 2 hours ahead or 14 days back, or its start can't be right"),
  /** A counter's point older than the one before it. */
  OUT_OF_ORDER("it is older than the point before it in the same series"),
  /** The name means another metric in this agent already. */
  CONFLICT("another metric of this name has another kind or unit"),
  /** One series too many. */
  SERIES_LIMIT("the component has as many series as agent.max_series_per_component allows"),
  /** The run was over. */
  LATE("it came after the end or deadline of its run");

  private final String explanation;

  Rejection(String explanation) {
    this.explanation = explanation;
  }

  /** The word in metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Half a sentence for people: why. */
  String explanation() {
    return explanation;
  }
}
