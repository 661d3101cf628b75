package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.collector.database.insights.aws.AssumeRole;

class RightsTest {

  private final Configs configs = new Configs(URI.create("http://127.0.0.1:1"));

  @Test
  void aNamedInstanceMustBeLookedUp() {
    assertThat(rights())
        .containsExactly(
            IamStatement.allow("pi:GetResourceMetrics").on("arn:aws:pi:eu-west-1:*:metrics/rds/*"),
            IamStatement.allow("rds:DescribeDBInstances")
                .on("arn:aws:rds:eu-west-1:*:db:orders-prod"));
  }

  @Test
  void aResourceIdWithItsEngineNeedsNothingButItsMetrics() {
    configs.byResourceId();
    configs.engine = Optional.of("postgres");

    assertThat(rights())
        .containsExactly(
            IamStatement.allow("pi:GetResourceMetrics")
                .on("arn:aws:pi:eu-west-1:*:metrics/rds/db-ORDERS"));
  }

  @Test
  void aResourceIdAloneIsDescribedToo() {
    configs.byResourceId();

    assertThat(rights())
        .contains(IamStatement.allow("rds:DescribeDBInstances").on("arn:aws:rds:eu-west-1:*:db:*"));
  }

  @Test
  void countersAreListedFirst() {
    configs.counters("os.cpuUtilization.user.avg");

    assertThat(rights())
        .contains(
            IamStatement.allow("pi:GetResourceMetrics", "pi:ListAvailableResourceMetrics")
                .on("arn:aws:pi:eu-west-1:*:metrics/rds/*"));
  }

  @Test
  void aRoleSaysAccountAndPartition() {
    configs.region = Optional.of("cn-north-1");
    configs.assumeRole = Optional.of(AssumeRole.parse("arn:aws-cn:iam::123456789012:role/monitor"));

    assertThat(rights())
        .containsExactly(
            IamStatement.allow("pi:GetResourceMetrics")
                .on("arn:aws-cn:pi:cn-north-1:123456789012:metrics/rds/*"),
            IamStatement.allow("rds:DescribeDBInstances")
                .on("arn:aws-cn:rds:cn-north-1:123456789012:db:orders-prod"),
            IamStatement.allow("sts:AssumeRole").on("arn:aws-cn:iam::123456789012:role/monitor"));
  }

  @Test
  void theRegionSaysThePartition() {
    configs.region = Optional.of("us-gov-west-1");

    assertThat(rights().getFirst().resources())
        .containsExactly("arn:aws-us-gov:pi:us-gov-west-1:*:metrics/rds/*");
  }

  private List<IamStatement> rights() {
    return new PerformanceInsightsFactory().permissions(configs.build());
  }
}
