package org.workloadmonitor.collector.external.assertion;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/** A JSONPath as it is written in the configuration; equal to another of the same text. */
public final class JsonQuery {

  private static final Configuration CONFIGURATION = Configuration.defaultConfiguration();

  private final String text;
  private final JsonPath path;

  private JsonQuery(String text, JsonPath path) {
    this.text = text;
    this.path = path;
  }

  /** What a query found; {@code value} is null for JSON's null. */
  public record Found(@Nullable Object value) {}

  /**
   * Reads a path such as {@code $.items[0].price}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static JsonQuery parse(String text) {
    try {
      return new JsonQuery(text, JsonPath.compile(text));
    } catch (InvalidPathException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Not a JSONPath: '%s'. Write one such as $.status or $.items[0].price.".formatted(text),
          e);
    }
  }

  /**
   * A text as a document that can be asked several times.
   *
   * @throws IllegalArgumentException if it is no JSON; the message is for a person
   */
  public static Object document(String json) {
    try {
      return CONFIGURATION.jsonProvider().parse(json);
    } catch (InvalidJsonException | IllegalArgumentException e) {
      throw new IllegalArgumentException("The body is no JSON.", e);
    }
  }

  /** What there is in a document; null if there is nothing. */
  public @Nullable Found find(Object document) {
    try {
      return new Found(path.read(document, CONFIGURATION));
    } catch (PathNotFoundException e) {
      return null;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonQuery that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
