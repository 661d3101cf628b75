package org.workloadmonitor.collector.external.tcp;

import java.util.function.UnaryOperator;

/** Fills in the places of a journey's texts. */
@FunctionalInterface
public interface Fill {

  /** Leaves texts as they are. */
  Fill NOTHING = (template, _) -> template;

  /**
   * The text with everything in its place.
   *
   * @param change how a value is written where it is put in
   */
  String text(String template, UnaryOperator<String> change);
}
