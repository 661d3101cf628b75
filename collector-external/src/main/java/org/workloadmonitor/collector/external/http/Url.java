package org.workloadmonitor.collector.external.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A URL as it is written in the configuration; shows itself without user, password and secrets of
 * the query. It may hold {@code {{name}}}, to be filled in by a journey.
 */
public final class Url {

  private static final String HIDDEN = "REDACTED";

  /** Scheme and host, up to the path or to values that are to begin it. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?i)(https?://[^/?#{}]+)(?:\\{\\{[^{}]*\\}\\})*(?:[/?#]|$)");

  private final String text;
  private final String shown;

  private Url(String text, String shown) {
    this.text = text;
    this.shown = shown;
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it is no URL of HTTP; the message does not show it
   */
  public static Url parse(String text) {
    String stripped = text.strip();
    if (stripped.contains("{{")) {
      return new Url(stripped, withoutSecrets(stripped));
    }
    return new Url(stripped, shown(read(stripped)));
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
    if (url == null) {
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
