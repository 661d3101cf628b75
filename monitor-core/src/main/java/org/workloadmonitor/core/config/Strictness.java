package org.workloadmonitor.core.config;

/** What becomes of a block whose type belongs to a broken plugin. */
public enum Strictness {
  /** It is an error. */
  STRICT,
  /** It is left out with a warning. */
  LENIENT
}
