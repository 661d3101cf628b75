package org.workloadmonitor.collector.external.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.collector.external.assertion.Answered;
import org.workloadmonitor.collector.external.assertion.Deadline;
import org.workloadmonitor.collector.external.assertion.JsonQuery;
import org.workloadmonitor.collector.external.assertion.Regex;
import org.workloadmonitor.collector.external.assertion.ResponseView;
import org.workloadmonitor.collector.external.assertion.Unanswered;

/**
 * Where in an answer a value stands.
 *
 * @param jsonpath in the body as JSON
 * @param header the first value of a header
 * @param cookie the value of a cookie, as the jar has it after the answer
 * @param regex what its first group catches, or all that fits: of the header, cookie or JSON value
 *     if one is named, else of the body
 */
public record Extraction(
    @Description("JSONPath of the value in the body.") Optional<JsonQuery> jsonpath,
    @Description("Name of the header whose value it is.") Optional<String> header,
    @Description("Name of the cookie whose value it is.") Optional<String> cookie,
    @Description(
            "Regular expression whose first group is the value, or all that fits if it has none;"
                + " looks at what the other key names, else at the body.")
        Optional<Regex> regex) {

  /** A value goes into headers and URLs; what is longer than this was not meant. */
  static final int LONGEST = 16_384;

  /** Checks that there is one place. */
  public Extraction {
    long places = Stream.of(jsonpath, header, cookie).filter(Optional::isPresent).count();
    if (places > 1 || (places == 0 && regex.isEmpty())) {
      throw new ConfigurationException(
          "Name one place to take the value from: jsonpath, header, cookie or regex.");
    }
  }

  /** The value is not there, or is none. The message names no value. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Missing(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /**
   * The value in an answer.
   *
   * @param cookies the cookies that the journey has, by name
   * @param deadline when a search is given up
   */
  String value(ResponseView answer, Map<String, String> cookies, Deadline deadline) throws Missing {
    String whole = whole(answer, cookies, deadline);
    String value = regex.isPresent() ? caught(regex.get(), whole, deadline) : whole;
    if (value.isEmpty()) {
      throw new Missing("What was found is empty.");
    }
    if (value.length() > LONGEST) {
      throw new Missing("What was found is longer than %d characters.".formatted(LONGEST));
    }
    return value;
  }

  boolean needsBody() {
    return header.isEmpty() && cookie.isEmpty();
  }

  private String whole(ResponseView answer, Map<String, String> cookies, Deadline deadline)
      throws Missing {
    if (jsonpath.isPresent()) {
      return ofJson(jsonpath.get(), answer, deadline);
    }
    if (header.isPresent()) {
      List<String> values = answer.header(header.get());
      if (values.isEmpty()) {
        throw new Missing("The answer has no header '%s'.".formatted(header.get()));
      }
      return values.getFirst();
    }
    if (cookie.isPresent()) {
      String value = cookies.get(cookie.get());
      if (value == null) {
        throw new Missing("There is no cookie '%s'.".formatted(cookie.get()));
      }
      return value;
    }
    return answer.body();
  }

  private static String ofJson(JsonQuery query, ResponseView answer, Deadline deadline)
      throws Missing {
    JsonQuery.Found found;
    try {
      found = query.find(Answered.of(answer).document(), deadline);
    } catch (Unanswered e) {
      throw new Missing(e.reason());
    } catch (IllegalArgumentException e) {
      throw new Missing(String.valueOf(e.getMessage()));
    }
    @Nullable Object value = found == null ? null : found.value();
    return switch (value) {
      case null -> throw new Missing("There is nothing at %s.".formatted(query));
      case List<?> _, Map<?, ?> _ ->
          throw new Missing("At %s is a list or an object, not one value.".formatted(query));
      default -> value.toString();
    };
  }

  private static String caught(Regex regex, String text, Deadline deadline) throws Missing {
    try {
      return regex
          .find(text, deadline)
          .orElseThrow(() -> new Missing("Nothing matches %s.".formatted(regex)));
    } catch (Unanswered e) {
      throw new Missing(e.reason());
    }
  }
}
