package org.workloadmonitor.collector.external.journey;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.workloadmonitor.collector.external.http.Fill;
import org.workloadmonitor.collector.external.mask.Mask;

/** What the steps of one run have taken out of answers. */
final class RunValues implements Fill {

  private final Map<String, String> values = new HashMap<>();
  private final Mask mask;

  /** None yet; the mask learns of each. */
  RunValues(Mask mask) {
    this.mask = mask;
  }

  void put(String name, String value) {
    values.put(name, value);
    mask.hide(value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Override
  public String text(String template) {
    return Template.fill(template, this::of);
  }

  /** The text with everything in its place, each value written as it must be there. */
  String text(String template, UnaryOperator<String> change) {
    return Template.fill(template, this::of, 0, change);
  }

  /**
   * A value in the query stays one value; in the path it may be a path, and all of it at the start.
   */
  @Override
  public String url(String template) {
    int query = template.indexOf('?');
    return query < 0
        ? text(template)
        : Template.fill(
            template,
            this::of,
            query,
            value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  @Override
  public String form(String template) {
    return text(template, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /** The value of a name, if it was found. */
  Optional<String> of(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
