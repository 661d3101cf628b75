package org.workloadmonitor.collector.external.assertion;

import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/** A JSONPath as it is written in the configuration; equal to another of the same text. */
public final class JsonQuery {

  private static final long MOST_VALUES = JsonSize.mostValues(Runtime.getRuntime().maxMemory());
  private static final Deadline NEVER = new Deadline(() -> 0, 0);

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
      return new JsonQuery(text, FilteredPath.compile(text));
    } catch (InvalidPathException e) {
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
    JsonSize.check(json, MOST_VALUES);
    @Nullable Object document;
    try {
      document = new WatchedJson(NEVER).parse(json);
    } catch (InvalidJsonException | IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("The body is no JSON.", e);
    }
    if (document == null) {
      throw new IllegalArgumentException("The body is JSON's null, in which there is nothing.");
    }
    return document;
  }

  /**
   * What there is in a document; null if there is nothing.
   *
   * @param deadline when the search is given up
   * @throws Unanswered if it was
   */
  public @Nullable Found find(Object document, Deadline deadline) throws Unanswered {
    try {
      return new Found(path.read(document, new WatchedJson(deadline).configuration()));
    } catch (PathNotFoundException e) {
      return null;
    } catch (RegexFilter.UnansweredException e) {
      throw e.reason();
    } catch (Watch.TooLongException e) {
      throw new Unanswered("The search for %s did not end in time.".formatted(text));
    } catch (WatchedJson.TooMuchException e) {
      throw new Unanswered(
          "The JSONPath %s finds more than %d values.".formatted(text, WatchedJson.MOST_FOUND));
    } catch (RuntimeException e) {
      // A function of json-path that meets what it is not made for, such as $.sum() of texts.
      throw new Unanswered("The JSONPath %s can't be applied to this body.".formatted(text));
    } catch (StackOverflowError e) {
      throw new Unanswered("The JSONPath %s needs too many steps for this body.".formatted(text));
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
