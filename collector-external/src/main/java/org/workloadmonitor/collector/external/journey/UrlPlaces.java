package org.workloadmonitor.collector.external.journey;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a URL, and what may stand there. A value comes from a server, and must not lead a
 * request, and the token that it carries, elsewhere than its author meant.
 */
final class UrlPlaces {

  private static final Pattern PART_OF_A_NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern UPWARDS =
      Pattern.compile("(?:^|[/\\\\])(?:\\.|%2e){2}(?=[/\\\\]|$)", Pattern.CASE_INSENSITIVE);

  private final String template;
  private final int host;
  private final int path;

  UrlPlaces(String template) {
    this.template = template;
    int scheme = template.indexOf("://");
    int place = template.indexOf("{{");
    this.host = scheme < 0 || (place >= 0 && place < scheme) ? 0 : scheme + 3;
    this.path = end(template, host);
  }

  /** Where scheme, host and port end; what stands between braces belongs to none of them. */
  private static int end(String template, int host) {
    int at = host;
    while (at < template.length() && "/?#".indexOf(template.charAt(at)) < 0) {
      int close = template.startsWith("{{", at) ? template.indexOf("}}", at) : -1;
      at = close < 0 ? at + 1 : close + 2;
    }
    return at;
  }

  /** Whether a value would stand among user and password. */
  boolean isForUser() {
    String authority = template.substring(host, path);
    int at = authority.lastIndexOf('@');
    return at >= 0 && authority.substring(0, at).contains("{{");
  }

  /** Why the values must not be put in; empty if they may. */
  Optional<String> fault(RunValues values) {
    String authority = template.substring(host, path);
    Matcher place = Template.places(authority);
    while (place.find()) {
      String value = values.of(place.group(1).strip()).orElse("");
      boolean more = !Template.places(authority.substring(place.end())).replaceAll("").isEmpty();
      if (more && !PART_OF_A_NAME.matcher(value).matches()) {
        return Optional.of("What was filled into the host of the URL is no part of a name.");
      }
      if (!more && place.start() > 0 && host > 0) {
        return "/?#".indexOf(value.isEmpty() ? ' ' : value.charAt(0)) < 0
            ? Optional.of(
                "What was filled in behind the host of the URL would make another host of it: it"
                    + " does not begin with a /.")
            : upwards(host + place.start(), values);
      }
    }
    return upwards(path, values);
  }

  /** A path of another part of the site, which is not for who gave the value to say. */
  private Optional<String> upwards(int from, RunValues values) {
    String rest = template.substring(from);
    long meant = count(rest.split("[?#]", 2)[0]);
    long filled = count(values.text(rest, UnaryOperator.identity()).split("[?#]", 2)[0]);
    return filled > meant
        ? Optional.of("What was filled into the path of the URL leads upwards ('..').")
        : Optional.empty();
  }

  private static long count(String path) {
    return UPWARDS.matcher(path).results().count();
  }
}
