package org.workloadmonitor.sink.cloudwatch.service.logs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workloadmonitor.sink.cloudwatch.service.protocol.AwsError;
import tools.jackson.databind.JsonNode;

/** Reads members of a request, each with the constraints of the service's model. */
final class Fields {

  private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
  private static final Pattern STREAM = Pattern.compile("[^:*]{1,512}");

  private Fields() {}

  static void onlyThese(JsonNode body, String... names) {
    for (String name : body.propertyNames()) {
      if (!List.of(names).contains(name)) {
        throw AwsError.badRequest("SerializationException", "Unknown member '" + name + "'.");
      }
    }
  }

  static String group(JsonNode body) {
    String name = required(body, "logGroupName", GROUP);
    if (name.startsWith("aws/")) {
      throw invalid("Log groups starting with aws/ are reserved for AWS.");
    }
    return name;
  }

  static String stream(JsonNode body) {
    return required(body, "logStreamName", STREAM);
  }

  static Optional<String> text(JsonNode body, String name) {
    return body.path(name).stringValueOpt();
  }

  static int limit(JsonNode body) {
    int limit = body.path("limit").asInt(50);
    if (limit < 1 || limit > 50) {
      throw constraint(Integer.toString(limit), "limit", "Member must be 1 to 50");
    }
    return limit;
  }

  static AwsError invalid(String message) {
    return AwsError.badRequest("InvalidParameterException", message);
  }

  static AwsError constraint(String value, String name, String constraint) {
    return invalid(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, name, constraint));
  }

  private static String required(JsonNode body, String name, Pattern pattern) {
    String value = text(body, name).orElse("null");
    if (!body.has(name)) {
      throw constraint(value, name, "Member must not be null");
    }
    if (!pattern.matcher(value).matches()) {
      throw constraint(value, name, "Member must satisfy regular expression pattern: " + pattern);
    }
    return value;
  }
}
