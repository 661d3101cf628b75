package org.workloadmonitor.sink.cloudwatch.service.protocol;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object as the parameters that the Query protocol would have, so that both
 * meet the same checks. What must be a number, or a text, is checked here.
 */
final class JsonMembers {

  private static final Set<String> NUMBERS =
      Set.of(
          "Value",
          "Values",
          "Counts",
          "SampleCount",
          "Sum",
          "Minimum",
          "Maximum",
          "StorageResolution");

  /** What JSON has no numbers for ("AWS JSON 1.0 protocol", shape serialization). */
  private static final Set<String> SPECIAL = Set.of("NaN", "Infinity", "-Infinity");

  private final Parameters parameters = new Parameters("");

  private JsonMembers() {}

  static Parameters of(JsonNode body) {
    if (!body.isObject()) {
      throw serialization("Start of structure or map found where not expected.");
    }
    JsonMembers members = new JsonMembers();
    members.object("", body);
    return members.parameters;
  }

  private void object(String prefix, JsonNode object) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      put(prefix + member.getKey(), member.getKey(), member.getValue());
    }
  }

  private void put(String place, String member, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (value.isArray()) {
      if (value.isEmpty()) {
        parameters.put(place, "");
      }
      for (int i = 0; i < value.size(); i++) {
        put(place + ".member." + (i + 1), member, value.get(i));
      }
    } else if (value.isObject() && isStructure(place, member)) {
      object(place + ".", value);
    } else {
      parameters.put(place, text(place, member, value));
    }
  }

  /** The Value of a dimension is a text, the one of a datum a number. */
  private static String text(String place, String member, JsonNode value) {
    if (member.equals("Timestamp")) {
      return time(place, value);
    }
    boolean isNumber = NUMBERS.contains(member) && !place.contains("Dimensions");
    if (isNumber && (value.isNumber() || SPECIAL.contains(value.asString("")))) {
      return value.asString("");
    }
    if (!isNumber && value.isString()) {
      return value.stringValue();
    }
    throw serialization(value.getNodeType() + " can not be converted at " + place);
  }

  private static String time(String place, JsonNode value) {
    if (!value.isNumber()) {
      throw serialization(value.getNodeType() + " is no time in seconds at " + place);
    }
    BigDecimal seconds = value.decimalValue();
    long whole = seconds.longValue();
    BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
    return Instant.ofEpochSecond(whole, rest.movePointRight(9).longValue()).toString();
  }

  private static boolean isStructure(String place, String member) {
    return place.contains(".member.") || member.equals("StatisticValues");
  }

  private static AwsError serialization(String message) {
    return AwsError.badRequest("SerializationException", message);
  }
}
