package org.workloadmonitor.collector.external.assertion;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose body is decoded once and read as JSON once, whatever is asked of it. For one
 * thread, and no longer than a look.
 */
public final class Answered implements ResponseView {

  private final ResponseView answer;
  private @Nullable String body;
  private @Nullable Object document;

  private Answered(ResponseView answer) {
    this.answer = answer;
  }

  /** Wraps an answer, unless that is done. */
  public static Answered of(ResponseView answer) {
    return answer instanceof Answered already ? already : new Answered(answer);
  }

  /**
   * The body as JSON.
   *
   * @throws IllegalArgumentException if it is none; the message is for a person
   */
  public Object document() {
    Object known = document;
    if (known == null) {
      known = JsonQuery.document(body());
      document = known;
    }
    return known;
  }

  @Override
  public String body() {
    String known = body;
    if (known == null) {
      known = answer.body();
      body = known;
    }
    return known;
  }

  @Override
  public int status() {
    return answer.status();
  }

  @Override
  public List<String> header(String name) {
    return answer.header(name);
  }

  @Override
  public long size() {
    return answer.size();
  }

  @Override
  public Duration duration() {
    return answer.duration();
  }
}
