package org.workloadmonitor.collector.database.insights;

import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.collector.database.insights.aws.AssumeRole;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** What a collector may do in an account, and nothing beside. */
final class Rights {

  private Rights() {}

  static List<IamStatement> of(PerformanceInsightsConfig config) {
    List<IamStatement> statements = new ArrayList<>();
    String resource = config.resourceId().orElse("*");
    statements.add(
        IamStatement.allow(actions(config)).on(arn(config, "pi", "metrics/rds/" + resource)));
    if (config.engine().isEmpty()) {
      String instance = config.instance().orElse("*");
      statements.add(
          IamStatement.allow("rds:DescribeDBInstances").on(arn(config, "rds", "db:" + instance)));
    }
    config
        .assumeRole()
        .map(AssumeRole::arn)
        .ifPresent(arn -> statements.add(IamStatement.allow("sts:AssumeRole").on(arn)));
    return List.copyOf(statements);
  }

  private static String[] actions(PerformanceInsightsConfig config) {
    return config.counters().isEmpty()
        ? new String[] {"pi:GetResourceMetrics"}
        : new String[] {"pi:GetResourceMetrics", "pi:ListAvailableResourceMetrics"};
  }

  /** In the account of the role; the agent's own is not known without asking. */
  private static String arn(PerformanceInsightsConfig config, String service, String resource) {
    String[] role = config.assumeRole().map(AssumeRole::arn).orElse("arn:::::").split(":", -1);
    String region = config.aws().localRegion().orElse("*");
    String partition =
        role[1].isEmpty() ? (region.equals("*") ? "aws" : partitionOf(region)) : role[1];
    String account = role[4].isEmpty() ? "*" : role[4];
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
  }

  private static String partitionOf(String region) {
    return PartitionMetadata.of(Region.of(region)).id();
  }
}
