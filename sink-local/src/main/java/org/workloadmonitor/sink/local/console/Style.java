package org.workloadmonitor.sink.local.console;

/** How a piece of text looks where there are colours. */
enum Style {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  GOOD("32"),
  WARNING("33"),
  BAD("1;31"),
  BAR("36");

  /** Parameters of the escape sequence Select Graphic Rendition (ECMA-48, 8.3.117). */
  final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }
}
