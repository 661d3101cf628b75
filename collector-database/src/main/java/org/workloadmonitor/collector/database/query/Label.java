package org.workloadmonitor.collector.database.query;

/**
 * An attribute whose value comes from each row.
 *
 * @param attribute its name
 * @param expression what is selected; a row where it is NULL goes without the attribute
 * @param versions the servers that know the expression
 */
public record Label(String attribute, String expression, Versions versions) {

  /** Of every server. */
  public static Label of(String attribute, String expression) {
    return new Label(attribute, expression, Versions.ALL);
  }

  /** The same of these servers alone. */
  public Label in(Versions versions) {
    return new Label(attribute, expression, versions);
  }
}
