package org.workloadmonitor.sink.cloudwatch.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.sink.cloudwatch.aws.Hosts;

/** What a sink may do in an account, and nothing beside. */
public final class Rights {

  private Rights() {}

  /**
   * The rights.
   *
   * @param namespacePrefix what every namespace begins with
   * @param region the region, if it is configured
   * @param role the ARN of the role that is assumed; then that right belongs to the agent's own
   *     identity, and the others to the role
   * @param logGroup the log group that events go to
   * @param createLogGroup whether a group that is missing is created
   */
  public static List<IamStatement> of(
      String namespacePrefix,
      Optional<String> region,
      Optional<String> role,
      Optional<String> logGroup,
      boolean createLogGroup) {
    List<IamStatement> statements = new ArrayList<>();
    // The operation knows no resources: the namespace is all that narrows it down.
    statements.add(
        IamStatement.allow("cloudwatch:PutMetricData")
            .when("StringLike", "cloudwatch:namespace", namespacePrefix + "/*"));
    logGroup.ifPresent(
        group ->
            statements.add(
                IamStatement.allow(actions(createLogGroup)).on(arn(group, region, role))));
    role.ifPresent(arn -> statements.add(IamStatement.allow("sts:AssumeRole").on(arn)));
    return List.copyOf(statements);
  }

  private static String[] actions(boolean createLogGroup) {
    return createLogGroup
        ? new String[] {"logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"}
        : new String[] {"logs:CreateLogStream", "logs:PutLogEvents"};
  }

  /** The group and all of its streams. */
  private static String arn(String group, Optional<String> region, Optional<String> role) {
    String[] words = role.orElse("arn:::::").split(":", -1);
    String partition = role.isPresent() ? words[1] : region.map(Hosts::partition).orElse("aws");
    String account = role.isPresent() ? words[4] : "*";
    return "arn:%s:logs:%s:%s:log-group:%s:*"
        .formatted(partition, region.orElse("*"), account, group);
  }
}
