package org.workloadmonitor.sink.cloudwatch.service.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Elements of a policy document. */
final class Elements {

  private Elements() {}

  static void onlyThese(JsonNode node, String... names) {
    List<String> others = new ArrayList<>(node.propertyNames());
    others.removeAll(Set.of(names));
    if (!others.isEmpty()) {
      throw new IllegalArgumentException("Not understood in a policy: " + others);
    }
  }

  /** The members of an array, or the one value that may stand in its place. */
  static List<JsonNode> oneOrMore(JsonNode parent, String name) {
    JsonNode node = parent.path(name);
    if (node.isMissingNode() || (node.isContainer() && node.isEmpty())) {
      throw new IllegalArgumentException("A policy needs a " + name + ": " + parent);
    }
    return node.isArray() ? List.copyOf(node.values()) : List.of(node);
  }

  static List<String> texts(JsonNode parent, String name) {
    return oneOrMore(parent, name).stream().map(JsonNode::stringValue).toList();
  }

  /** Whether a text fits a pattern of IAM, in which * is any text and ? any character. */
  static boolean fits(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      regex.append(
          switch (pattern.charAt(i)) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(pattern.substring(i, i + 1));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}
