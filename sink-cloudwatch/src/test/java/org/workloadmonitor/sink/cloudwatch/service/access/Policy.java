package org.workloadmonitor.sink.cloudwatch.service.access;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * An IAM policy: what is allowed by one statement and denied by none may be done.
 *
 * @param statements in any order
 */
public record Policy(List<Statement> statements) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the list. */
  public Policy {
    statements = List.copyOf(statements);
  }

  /** Everything. */
  public static Policy everything() {
    return of(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }
        """);
  }

  /** Nothing. */
  public static Policy nothing() {
    return new Policy(List.of());
  }

  /**
   * Reads a policy document.
   *
   * @throws IllegalArgumentException if IAM would not take it, or it holds an element that is not
   *     understood here
   */
  public static Policy of(String document) {
    JsonNode root = JSON.readTree(document);
    Elements.onlyThese(root, "Version", "Statement", "Id");
    if (!root.path("Version").asString("").equals("2012-10-17")) {
      throw new IllegalArgumentException("A policy's Version is 2012-10-17: " + document);
    }
    List<Statement> statements = new ArrayList<>();
    Elements.oneOrMore(root, "Statement").forEach(node -> statements.add(Statement.of(node)));
    return new Policy(statements);
  }

  /** Whether this may be done. */
  public boolean allows(Access access) {
    return statements.stream().anyMatch(s -> s.allow() && s.matches(access))
        && statements.stream().noneMatch(s -> !s.allow() && s.matches(access));
  }
}
