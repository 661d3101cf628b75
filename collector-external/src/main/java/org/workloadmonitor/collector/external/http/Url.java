package org.workloadmonitor.collector.external.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.mask.Mask;
import org.workloadmonitor.collector.external.names.Hosts;

/**
 * A URL as it is written in the configuration; shows itself without user, password, secrets of the
 * query and what placeholders brought into path and query. It may hold {@code {{name}}}, to be
 * filled in by a journey.
 */
public final class Url {

  private static final String HIDDEN = "REDACTED";
  private static final int SHORTEST_SECRET = 5;

  /** Scheme and host, up to the path or to values that are to begin it. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?i)(https?://[^/?#{}]+)(?:\\{\\{[^{}]*\\}\\})*(?:[/?#]|$)");

  private final String text;
  private final String shown;
  private final List<Secret> secrets;

  private Url(String text, List<Secret> secrets) {
    this.text = text;
    this.secrets = List.copyOf(secrets);
    String plain = withoutParts(text, secrets);
    this.shown = isTemplate() ? withoutSecrets(plain) : shown(read(plain));
  }

  /**
   * Reads a URL, all of which stands in the configuration.
   *
   * @throws IllegalArgumentException if it is no URL of HTTP; the message does not show it
   */
  public static Url parse(String text) {
    return parse(text, List.of());
  }

  /**
   * Reads a URL.
   *
   * @param outside what placeholders brought into the text
   * @throws IllegalArgumentException if it is no URL of HTTP; the message does not show it
   */
  public static Url parse(String text, List<Secret> outside) {
    String stripped = text.strip();
    String region = stripped.substring(authorityEnd(stripped));
    return new Url(
        stripped,
        outside.stream()
            .map(secret -> partIn(region, secret.reveal().strip()).replaceFirst("^/+", ""))
            .filter(part -> part.chars().anyMatch(Character::isLetterOrDigit))
            .map(Secret::of)
            .toList());
  }

  /** Where path, query and fragment begin; the host before them is no secret. */
  private static int authorityEnd(String text) {
    int scheme = text.indexOf("://");
    int at = scheme < 0 ? 0 : scheme + 3;
    while (at < text.length() && "/?#".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** What of a value stands in the region: all of it, or its end if it begins before that. */
  private static String partIn(String region, String value) {
    if (region.contains(value)) {
      return value;
    }
    int from = 1;
    while (!region.startsWith(value.substring(Math.min(from, value.length())))) {
      from++;
    }
    return value.substring(Math.min(from, value.length()));
  }

  private static String withoutParts(String text, List<Secret> secrets) {
    if (secrets.isEmpty()) {
      return text;
    }
    Mask mask = new Mask();
    secrets.forEach(secret -> mask.hide(secret.reveal()));
    int region = authorityEnd(text);
    return text.substring(0, region) + mask.clean(text.substring(region));
  }

  /**
   * What must not be seen of it wherever it comes back: parts of path and query. A part as short as
   * a version number keeps nothing secret, and stands in other words by chance.
   */
  List<Secret> secrets() {
    return secrets.stream().filter(secret -> secret.reveal().length() >= SHORTEST_SECRET).toList();
  }

  /** Whether it has places to fill in. */
  public boolean isTemplate() {
    return text.contains("{{");
  }

  /**
   * Whether this template may become that URL: where it names a host, no value that was filled in
   * makes another of it. {@code https://{{tenant}}.example.com/} leaves the host open.
   */
  boolean allows(HttpUrl filled) {
    return origin()
        .filter(
            named ->
                !named.scheme().equals(filled.scheme())
                    || !named.host().equals(filled.host())
                    || named.port() != filled.port())
        .isEmpty();
  }

  /** Scheme, host and port, where the configuration names them. */
  Optional<HttpUrl> origin() {
    if (!isTemplate()) {
      return Optional.of(url());
    }
    Matcher authority = AUTHORITY.matcher(text);
    return authority.lookingAt()
        ? Optional.ofNullable(HttpUrl.parse(authority.group(1)))
        : Optional.empty();
  }

  /** What was written, secrets included. */
  public String reveal() {
    return text;
  }

  /** What is asked for. */
  HttpUrl url() {
    return read(text);
  }

  /** A URL without user, password, fragment and secrets of the query. */
  static String shown(HttpUrl url) {
    HttpUrl.Builder shown = url.newBuilder().username("").password("").fragment(null);
    for (String name : url.queryParameterNames()) {
      if (SecretWords.describe(name)) {
        shown.setQueryParameter(name, HIDDEN);
      }
    }
    return shown.build().toString();
  }

  private static String withoutSecrets(String template) {
    String plain = template.replaceFirst("//[^/?#]*@", "//");
    int query = plain.indexOf('?');
    return query < 0 ? plain : plain.substring(0, query);
  }

  private static HttpUrl read(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || !Hosts.isAddressable(url.host())) {
      throw new IllegalArgumentException(
          "Not a URL of HTTP. Write one such as https://example.com:8443/health.");
    }
    return url;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Url that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return shown;
  }
}
