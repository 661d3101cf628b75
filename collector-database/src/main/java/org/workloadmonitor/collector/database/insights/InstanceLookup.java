package org.workloadmonitor.collector.database.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.database.insights.aws.AwsClients;
import org.workloadmonitor.collector.database.insights.aws.InsightsException;
import org.workloadmonitor.collector.database.insights.aws.Reason;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.Filter;

/**
 * Which instance is meant. A name may stand for another instance tomorrow (after a restore or a
 * blue/green deployment), so RDS is asked again now and then. For use by one thread at a time.
 */
final class InstanceLookup {

  private static final Duration AGAIN = Duration.ofHours(1);

  private final PerformanceInsightsConfig config;
  private @Nullable Instance known;
  private Instant asked = Instant.MIN;

  InstanceLookup(PerformanceInsightsConfig config) {
    this.config = config;
  }

  /**
   * The instance.
   *
   * @throws InsightsException if there is none, or Performance Insights is off
   * @throws InterruptedException if the run was interrupted
   */
  Instance find(AwsClients aws, Instant now) throws InsightsException, InterruptedException {
    if (known == null && config.engine().isPresent()) {
      String id = config.resourceId().orElseThrow();
      known = new Instance(id, id, new Engine(config.engine().get()));
      asked = Instant.MAX;
    }
    if (known == null || asked.isBefore(now.minus(AGAIN))) {
      known = ask(aws, now);
    }
    return known;
  }

  private Instance ask(AwsClients aws, Instant now) throws InsightsException, InterruptedException {
    try {
      Instance found = described(aws);
      asked = now;
      return found;
    } catch (InsightsException e) {
      if (known == null || !e.reason().isPassing()) {
        throw e;
      }
      return known;
    }
  }

  private Instance described(AwsClients aws) throws InsightsException, InterruptedException {
    List<DBInstance> found =
        aws.askRds(
            "describe the instance " + config.target(),
            rds -> {
              try {
                return rds.describeDBInstances(request()).dbInstances();
              } catch (DbInstanceNotFoundException e) {
                return List.of();
              }
            });
    if (found.isEmpty()) {
      throw new InsightsException(
          Reason.UNKNOWN_INSTANCE,
          ("There is no RDS instance '%s' in %s. Check the name (of a cluster, name one of the"
                  + " instances), the region, and the account that the credentials belong to.")
              .formatted(config.target(), aws.region()));
    }
    DBInstance instance = found.getFirst();
    if (Boolean.FALSE.equals(instance.performanceInsightsEnabled())) {
      throw new InsightsException(
          Reason.SWITCHED_OFF,
          ("Performance Insights is switched off for '%s' in %s. Switch it on: aws rds"
                  + " modify-db-instance --db-instance-identifier %s --enable-performance-insights")
              .formatted(config.target(), aws.region(), instance.dbInstanceIdentifier()));
    }
    return new Instance(
        config.target(),
        instance.dbiResourceId(),
        new Engine(Optional.ofNullable(instance.engine()).orElse("")));
  }

  private DescribeDbInstancesRequest request() {
    DescribeDbInstancesRequest.Builder request = DescribeDbInstancesRequest.builder();
    config.instance().ifPresent(request::dbInstanceIdentifier);
    config
        .resourceId()
        .ifPresent(
            id -> request.filters(Filter.builder().name("dbi-resource-id").values(id).build()));
    return request.build();
  }

  /** The next run asks again. */
  void forget() {
    if (config.engine().isEmpty()) {
      known = null;
    }
  }
}
