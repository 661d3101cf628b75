package org.workloadmonitor.collector.external.mask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.workloadmonitor.api.signal.Attributes;

/**
 * Hides secrets in what others wrote: in a server's answer that a reason quotes, in the address of
 * a redirect.
 */
public final class Mask {

  private static final String HIDDEN = "***";

  /** A longer secret is found by its beginning too, for quotations are shortened. */
  private static final int BEGINNING = 24;

  /** Shorter ones stand in the midst of other words by chance, so they are hidden as words only. */
  private static final int SHORT = 5;

  /** Fewer signs at the end of a quotation may be the beginning of anything. */
  private static final int LEAST = 4;

  /** The longest first, so that none is cut in two by another that it contains. */
  private final TreeSet<String> secrets =
      new TreeSet<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  /** Hides nothing yet. */
  public Mask() {}

  /** Hides what another one hides, and more from then on. */
  public Mask(Mask other) {
    secrets.addAll(other.secrets);
  }

  /** Hides one more. */
  public void hide(String secret) {
    if (!secret.isBlank()) {
      secrets.add(secret);
      secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
      secrets.add(inPath(secret));
      // What is told has no control characters.
      secrets.add(Told.line(secret));
    }
  }

  private static String inPath(String secret) {
    HttpUrl url = new HttpUrl.Builder().scheme("http").host("h").addPathSegments(secret).build();
    return url.encodedPath().length() > 1 ? url.encodedPath().substring(1) : secret;
  }

  /** The text without secrets. */
  public String clean(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = without(secret, clean);
    }
    return clean;
  }

  private static String without(String secret, String text) {
    if (secret.length() < SHORT) {
      return text.contains(secret)
          ? text.replaceAll("(?<![A-Za-z0-9])" + Pattern.quote(secret) + "(?![A-Za-z0-9])", HIDDEN)
          : text;
    }
    String whole = withoutCut(secret, text.replace(secret, HIDDEN));
    return secret.length() > BEGINNING ? withoutBeginning(secret, whole) : whole;
  }

  /** Where a quotation was cut off, some signs of a secret may be left. */
  private static String withoutCut(String secret, String text) {
    String clean = text;
    for (int cut = clean.indexOf(Told.CUT); cut >= 0; cut = clean.indexOf(Told.CUT, cut + 1)) {
      for (int left = Math.min(secret.length() - 1, cut); left >= LEAST; left--) {
        if (clean.startsWith(secret.substring(0, left), cut - left)) {
          clean = clean.substring(0, cut - left) + HIDDEN + clean.substring(cut);
          cut += HIDDEN.length() - left;
          break;
        }
      }
    }
    return clean;
  }

  private static String withoutBeginning(String secret, String text) {
    int at = text.indexOf(secret.substring(0, BEGINNING));
    if (at < 0) {
      return text;
    }
    int end = at + BEGINNING;
    while (end < text.length() && text.charAt(end) == secret.charAt(end - at)) {
      end++;
    }
    return text.substring(0, at) + HIDDEN + withoutBeginning(secret, text.substring(end));
  }

  /** The attributes with clean texts. */
  public Attributes clean(Attributes attributes) {
    Attributes.Builder clean = attributes.toBuilder();
    attributes.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            clean.put(name, clean(text));
          }
        });
    return clean.build();
  }
}
