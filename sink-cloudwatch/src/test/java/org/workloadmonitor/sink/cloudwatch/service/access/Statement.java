package org.workloadmonitor.sink.cloudwatch.service.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One statement of a policy.
 *
 * @param allow the effect: allow, or deny
 * @param actions patterns
 * @param resources patterns
 * @param conditions all of which must hold
 */
public record Statement(
    boolean allow, List<String> actions, List<String> resources, List<Condition> conditions) {

  static Statement of(JsonNode node) {
    Elements.onlyThese(node, "Sid", "Effect", "Action", "Resource", "Condition");
    String sid = node.path("Sid").asString("");
    if (!sid.matches("[0-9A-Za-z]*")) {
      throw new IllegalArgumentException("A Sid is made of letters and digits: " + sid);
    }
    boolean allow =
        switch (node.path("Effect").asString("")) {
          case "Allow" -> true;
          case "Deny" -> false;
          default -> throw new IllegalArgumentException("Effect is Allow or Deny: " + node);
        };
    List<String> actions = Elements.texts(node, "Action");
    if (!actions.stream().allMatch(action -> action.matches("\\*|[A-Za-z0-9-]+:[A-Za-z*?]+"))) {
      throw new IllegalArgumentException("An action is 'service:Operation': " + actions);
    }
    List<String> resources = Elements.texts(node, "Resource");
    if (!resources.stream().allMatch(arn -> arn.matches("\\*|(arn:[^:]*:[^:]*:[^:]*:[^:]*:.+)"))) {
      throw new IllegalArgumentException("A resource is an ARN or '*': " + resources);
    }
    return new Statement(allow, actions, resources, conditions(node.path("Condition")));
  }

  private static List<Condition> conditions(JsonNode node) {
    List<Condition> all = new ArrayList<>();
    for (var operator : node.properties()) {
      for (var key : operator.getValue().properties()) {
        all.add(
            Condition.of(
                operator.getKey(),
                key.getKey(),
                Elements.texts(operator.getValue(), key.getKey())));
      }
    }
    return List.copyOf(all);
  }

  boolean matches(Access access) {
    String action = access.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(p -> Elements.fits(p.toLowerCase(Locale.ROOT), action))
        && resources.stream().anyMatch(pattern -> Elements.fits(pattern, access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access));
  }
}
