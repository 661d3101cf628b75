package org.workloadmonitor.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.workloadmonitor.api.plan.IamStatement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy of AWS IAM. The format is that of the IAM User Guide, "IAM JSON policy elements
 * reference".
 *
 * @param statements merged and sorted; unmodifiable
 */
public record IamPolicy(List<IamStatement> statements) {

  /**
   * Merges statements where that allows neither more nor less: those that differ in nothing but
   * their actions, and those that differ in nothing but their resources.
   */
  public static IamPolicy of(Collection<IamStatement> statements) {
    List<IamStatement> merged = List.copyOf(statements);
    int before;
    do {
      before = merged.size();
      merged = mergeResources(mergeActions(merged));
    } while (merged.size() < before);
    return new IamPolicy(
        merged.stream()
            .sorted(
                Comparator.comparing((IamStatement each) -> each.actions().toString())
                    .thenComparing(each -> each.resources().toString())
                    .thenComparing(each -> each.conditions().toString()))
            .toList());
  }

  private static List<IamStatement> mergeActions(List<IamStatement> statements) {
    return merge(
        statements,
        each -> List.of(each.resources(), each.conditions()),
        (one, other) ->
            new IamStatement(
                union(one.actions(), other.actions()), one.resources(), one.conditions()));
  }

  private static List<IamStatement> mergeResources(List<IamStatement> statements) {
    return merge(
        statements,
        each -> List.of(each.actions(), each.conditions()),
        (one, other) ->
            new IamStatement(
                one.actions(), union(one.resources(), other.resources()), one.conditions()));
  }

  private static List<IamStatement> merge(
      Collection<IamStatement> statements,
      Function<IamStatement, Object> sameness,
      BinaryOperator<IamStatement> merger) {
    Map<Object, IamStatement> merged = new LinkedHashMap<>();
    statements.forEach(each -> merged.merge(sameness.apply(each), each, merger));
    return new ArrayList<>(merged.values());
  }

  private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
    SortedSet<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  /** The policy document, with a newline at its end. */
  public String json() {
    ObjectNode root = JsonText.object();
    root.put("Version", "2012-10-17");
    ArrayNode array = root.putArray("Statement");
    statements.forEach(each -> statement(each, array.addObject()));
    return JsonText.of(root);
  }

  private static void statement(IamStatement statement, ObjectNode json) {
    json.put("Effect", "Allow");
    words(statement.actions(), json.putArray("Action"));
    words(statement.resources(), json.putArray("Resource"));
    if (!statement.conditions().isEmpty()) {
      ObjectNode conditions = json.putObject("Condition");
      statement
          .conditions()
          .forEach(
              (operator, keys) -> {
                ObjectNode compared = conditions.putObject(operator);
                keys.forEach((key, values) -> words(values, compared.putArray(key)));
              });
    }
  }

  private static void words(Collection<String> words, ArrayNode array) {
    words.forEach(array::add);
  }
}
