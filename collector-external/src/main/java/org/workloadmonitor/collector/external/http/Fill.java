package org.workloadmonitor.collector.external.http;

/** Fills in the places of a journey's texts. */
@FunctionalInterface
public interface Fill {

  /** Leaves texts as they are. */
  Fill NOTHING = template -> template;

  /** The text with everything in its place. */
  String text(String template);

  /** The same for a URL, where a value must not become more of the URL than it was meant for. */
  default String url(String template) {
    return text(template);
  }

  /** The same for the body of a form, where a value must stay one value. */
  default String form(String template) {
    return text(template);
  }
}
