package org.workloadmonitor.collector.external.assertion;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import org.jspecify.annotations.Nullable;

/**
 * A document for one query, which stops when its time is over: json-path asks here for each step
 * that it takes.
 */
final class WatchedJson extends JsonSmartJsonProvider {

  /**
   * RFC 8259 to the letter, else a page of HTML would be a text of JSON; and at most 400 levels.
   * json-smart calls it {@code MODE_RFC4627}, and is json-path's own affair.
   */
  private static final int STRICT = 4_752;

  /** A query that finds more was not meant, and what it finds takes memory. */
  static final int MOST_FOUND = 100_000;

  private final Watch watch;

  WatchedJson(Deadline deadline) {
    super(STRICT);
    this.watch = new Watch(deadline);
  }

  /** What a query is made with. */
  Configuration configuration() {
    return Configuration.builder()
        .jsonProvider(this)
        .mappingProvider(Configuration.defaultConfiguration().mappingProvider())
        .build();
  }

  /** The one that a filter is evaluated with. */
  static Watch watch(Configuration configuration) {
    return ((WatchedJson) configuration.jsonProvider()).watch;
  }

  /** More was found than is wanted. */
  static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchException() {
      super("Too many values.", null, false, false);
    }
  }

  @Override
  public boolean isArray(@Nullable Object value) {
    watch.step();
    return super.isArray(value);
  }

  @Override
  public boolean isMap(@Nullable Object value) {
    watch.step();
    return super.isMap(value);
  }

  @Override
  public @Nullable Object getMapValue(Object map, String key) {
    watch.step();
    return super.getMapValue(map, key);
  }

  @Override
  public @Nullable Object getArrayIndex(Object array, int index) {
    watch.step();
    return super.getArrayIndex(array, index);
  }

  /** This is how json-path adds to what it has found. */
  @Override
  public void setArrayIndex(Object array, int index, @Nullable Object value) {
    watch.step();
    if (index >= MOST_FOUND) {
      throw new TooMuchException();
    }
    super.setArrayIndex(array, index, value);
  }
}
