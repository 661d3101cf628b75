package org.workloadmonitor.collector.external.assertion;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Secret;

/**
 * One thing that an answer must be like: what it is about, and what that must be.
 *
 * @param status about the status
 * @param duration about the time that it took
 * @param size about the length of the body
 * @param body about the body as a text
 * @param header about the first value of a header
 * @param jsonpath about a value of the body as JSON
 * @param exists whether the header or value must be there
 * @param equalTo what the header or value must be
 * @param contains what its text must contain
 * @param matches what its text must match
 * @param is what type it must have
 * @param above what it must be greater than
 * @param below what it must be less than
 */
public record Assertion(
    @Description("The status must be one of these: 200, 200-299, 2xx.") List<StatusRange> status,
    @Description("How long the answer may take.") Optional<DurationCheck> duration,
    @Description("How large the body may be.") Optional<SizeCheck> size,
    @Description("What the body must be like, as a text.") Optional<TextCheck> body,
    @Description("Name of the header that the keys below are about.") Optional<String> header,
    @Description("JSONPath of the value in the body that the keys below are about.")
        Optional<JsonQuery> jsonpath,
    @Description("Whether the header or value must be there; true unless told otherwise.")
        Optional<Boolean> exists,
    @Key("equals") @Description("What the header or value must be.") Optional<Object> equalTo,
    @Description("Text that it must contain.") Optional<String> contains,
    @Description("Regular expression that must fit somewhere in it.") Optional<Regex> matches,
    @Description("Type that the value must have: array, object, string, number, boolean, null.")
        Optional<JsonType> is,
    @Description("Number that it must be greater than.") Optional<Double> above,
    @Description("Number that it must be less than.") Optional<Double> below) {

  private static final Pattern SECRET =
      Pattern.compile(
          "cookie|token|secret|passw|session|auth|credential|signature|api[-_]?key|jwt",
          Pattern.CASE_INSENSITIVE);

  /** Checks that it is about one thing. */
  public Assertion {
    status = List.copyOf(status);
    long subjects =
        Stream.of(duration, size, body, header, jsonpath).filter(Optional::isPresent).count()
            + (status.isEmpty() ? 0 : 1);
    if (subjects != 1) {
      throw new ConfigurationException(
          "An assertion is about one of status, duration, size, body, header and jsonpath;"
              + " this one is about %d of them.".formatted(subjects));
    }
    boolean aboutValue = header.isPresent() || jsonpath.isPresent();
    boolean checksValue =
        !new ValueCheck(equalTo, contains, matches, is, above, below).checksNothing();
    if (!aboutValue && (checksValue || exists.isPresent())) {
      throw new ConfigurationException(
          "The keys exists, equals, contains, matches, is, above and below go with header or"
              + " jsonpath.");
    }
    if (checksValue && !exists.orElse(true)) {
      throw new ConfigurationException(
          "exists", "What must not exist can't be like anything else. Write exists: false alone.");
    }
  }

  /**
   * The same with texts filled in. What is filled into {@code equals} is a secret from then on.
   *
   * @param fill gives a text back as it is where it has nothing to fill in
   */
  public Assertion filled(UnaryOperator<String> fill) {
    ValueCheck value = check();
    ValueCheck done = value.filled(fill);
    Optional<TextCheck> text = body.map(check -> check.filled(fill));
    return done.equals(value) && text.equals(body)
        ? this
        : new Assertion(
            status,
            duration,
            size,
            text,
            header,
            jsonpath,
            exists,
            done.equalTo(),
            done.contains(),
            matches,
            is,
            above,
            below);
  }

  private ValueCheck check() {
    return new ValueCheck(equalTo, contains, matches, is, above, below);
  }

  /** The texts that may have places to fill in. */
  public List<String> texts() {
    return Stream.concat(
            check().texts().stream(),
            Stream.of(body.flatMap(TextCheck::contains), body.flatMap(TextCheck::notContains))
                .flatMap(Optional::stream))
        .toList();
  }

  /** Whether the body must be kept for it. */
  public boolean needsBody() {
    return body.isPresent() || jsonpath.isPresent();
  }

  /**
   * Why an answer is not as it should be; empty if it is.
   *
   * @param answer what came
   * @param deadline when the evaluation is given up
   */
  public Optional<String> failure(ResponseView answer, Deadline deadline) {
    try {
      return evaluate(answer, deadline);
    } catch (Unanswered e) {
      return Optional.of(e.reason());
    }
  }

  private Optional<String> evaluate(ResponseView answer, Deadline deadline) throws Unanswered {
    if (!status.isEmpty()) {
      return status.stream().anyMatch(range -> range.contains(answer.status()))
          ? Optional.empty()
          : Optional.of("The status is %d, not %s.".formatted(answer.status(), words(status)));
    }
    if (duration.isPresent()) {
      return answer.duration().compareTo(duration.get().below()) < 0
          ? Optional.empty()
          : Optional.of(
              "It took %d ms, not less than %d ms."
                  .formatted(answer.duration().toMillis(), duration.get().below().toMillis()));
    }
    if (size.isPresent()) {
      return size.get().allows(answer.size())
          ? Optional.empty()
          : Optional.of("The body has %d bytes, not %s.".formatted(answer.size(), size.get()));
    }
    if (body.isPresent()) {
      return body.get().failure("The body", answer.body(), deadline);
    }
    return header.isPresent()
        ? ofHeader(header.get(), answer, deadline)
        : ofValue(answer, deadline);
  }

  private Optional<String> ofHeader(String name, ResponseView answer, Deadline deadline)
      throws Unanswered {
    List<String> values = answer.header(name);
    String what = "The header '%s'".formatted(name);
    return values.isEmpty()
        ? absent(what)
        : present(what, hidden(name, values.getFirst()), deadline);
  }

  private Optional<String> ofValue(ResponseView answer, Deadline deadline) throws Unanswered {
    JsonQuery.Found found;
    try {
      found = jsonpath.orElseThrow().find(Answered.of(answer).document(), deadline);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    String what = jsonpath.orElseThrow().toString();
    return found == null ? absent(what) : present(what, hidden(what, found.value()), deadline);
  }

  private Optional<String> absent(String what) {
    return exists.orElse(true) ? Optional.of(what + " is not there.") : Optional.empty();
  }

  /** The value of what is called a token is nobody's business, whoever sends it. */
  private static @Nullable Object hidden(String name, @Nullable Object value) {
    return value instanceof String text && SECRET.matcher(name).find() ? Secret.of(text) : value;
  }

  private Optional<String> present(String what, @Nullable Object value, Deadline deadline)
      throws Unanswered {
    return exists.orElse(true)
        ? check().failure(what, value, deadline)
        : Optional.of(what + " is there.");
  }

  /** "200, 201 or 3xx". */
  public static String words(List<StatusRange> ranges) {
    int last = ranges.size() - 1;
    String end = ranges.get(last).toString();
    return last == 0
        ? end
        : String.join(", ", ranges.subList(0, last).stream().map(StatusRange::toString).toList())
            + " or "
            + end;
  }
}
