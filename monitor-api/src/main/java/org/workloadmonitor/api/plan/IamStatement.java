package org.workloadmonitor.api.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Rights in AWS IAM that a configuration needs: one statement of a policy, whose effect is to
 * allow. Start with {@link #allow} and narrow it down. The agent merges the statements of
 * everything that is configured and prints the policy.
 *
 * @param actions what is called, such as {@code cloudwatch:PutMetricData}; at least one; sorted,
 *     unmodifiable
 * @param resources the ARNs that it is called on, or {@code *}; at least one; sorted, unmodifiable
 * @param conditions operator, such as {@code StringEquals}, to key, such as {@code
 *     cloudwatch:namespace}, to values; sorted, unmodifiable
 */
public record IamStatement(
    SortedSet<String> actions,
    SortedSet<String> resources,
    SortedMap<String, SortedMap<String, SortedSet<String>>> conditions) {

  private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Za-z0-9*?]+");
  private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[!-~]+");

  /**
   * Copies the collections and checks their words.
   *
   * @throws IllegalArgumentException if there is no action or resource, or one of another form
   */
  public IamStatement {
    actions = words(actions, ACTION, "An action looks like service:Action, not like '%s'.");
    resources = words(resources, RESOURCE, "A resource is an ARN or *, not '%s'.");
    SortedMap<String, SortedMap<String, SortedSet<String>>> copied = new TreeMap<>();
    conditions.forEach((operator, keys) -> copied.put(operator, copyOf(keys)));
    conditions = Collections.unmodifiableSortedMap(copied);
  }

  private static SortedSet<String> words(SortedSet<String> words, Pattern form, String message) {
    Requirement.that(!words.isEmpty(), "A statement needs an action and a resource.");
    words.forEach(word -> Requirement.that(form.matcher(word).matches(), message.formatted(word)));
    return Collections.unmodifiableSortedSet(new TreeSet<>(words));
  }

  private static SortedMap<String, SortedSet<String>> copyOf(
      SortedMap<String, SortedSet<String>> keys) {
    SortedMap<String, SortedSet<String>> copied = new TreeMap<>();
    keys.forEach(
        (key, values) -> {
          Requirement.that(!values.isEmpty(), "The condition on " + key + " needs a value.");
          copied.put(key, Collections.unmodifiableSortedSet(new TreeSet<>(values)));
        });
    return Collections.unmodifiableSortedMap(copied);
  }

  /** Actions on any resource. */
  public static IamStatement allow(String... actions) {
    return new IamStatement(
        new TreeSet<>(List.of(actions)), new TreeSet<>(List.of("*")), new TreeMap<>());
  }

  /** The same on these resources alone. */
  public IamStatement on(String... resources) {
    return new IamStatement(actions, new TreeSet<>(List.of(resources)), conditions);
  }

  /**
   * The same under one condition more.
   *
   * @param operator how the key is compared, such as {@code StringEquals}
   * @param key what is compared, such as {@code cloudwatch:namespace}
   * @param values what it is compared with; one of them is enough
   */
  public IamStatement when(String operator, String key, String... values) {
    SortedMap<String, SortedMap<String, SortedSet<String>>> more = new TreeMap<>(conditions);
    SortedMap<String, SortedSet<String>> keys =
        new TreeMap<>(more.getOrDefault(operator, new TreeMap<>(Map.of())));
    keys.put(key, new TreeSet<>(List.of(values)));
    more.put(operator, keys);
    return new IamStatement(actions, resources, more);
  }
}
