package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.insights.aws.InsightsException;
import org.workloadmonitor.collector.database.insights.aws.Reason;
import org.workloadmonitor.collector.database.service.LocalRds;
import org.workloadmonitor.collector.database.service.Refusal;

/** Each failure has a reason of its own, and says what to do. */
class FailuresTest {

  private static final String METRICS = "pi:GetResourceMetrics";

  @RegisterExtension private final Target target = new Target();

  @TempDir Path directory;

  @Test
  void performanceInsightsThatIsSwitchedOffIsSaid() throws Exception {
    target.instance().enable(false);
    try (Collector collector = open(target.configs())) {
      assertThat(failure(collector, Reason.SWITCHED_OFF))
          .contains("switched off for 'orders-prod' in eu-west-1")
          .contains("--enable-performance-insights");

      target.instance().enable(true);
      assertThat(target.run(collector).points("rds.db.load")).isNotEmpty();
    }
  }

  @Test
  void anInstanceThatIsNotThereIsSaid() throws Exception {
    Configs configs = target.configs();
    configs.instance = Optional.of("orders-pord");

    assertThat(failureOf(configs, Reason.UNKNOWN_INSTANCE))
        .contains("no RDS instance 'orders-pord' in eu-west-1");
  }

  @Test
  void aResourceIdThatIsNotThereIsSaid() throws Exception {
    Configs configs = target.configs().byResourceId();
    configs.resourceId = Optional.of("db-NOWHERE");

    assertThat(failureOf(configs, Reason.UNKNOWN_INSTANCE)).contains("'db-NOWHERE'");
  }

  @Test
  void aRightThatIsMissingIsNamed() throws Exception {
    target.service().faults().deny(METRICS);
    try (Collector collector = open(target.configs())) {
      assertThat(failure(collector, Reason.NOT_AUTHORIZED))
          .contains("Not authorized to read Performance Insights of orders-prod")
          .contains("pi:GetResourceMetrics")
          .contains("monitor plan --iam");

      target.service().faults().allow(METRICS);
      assertThat(target.run(collector).points("rds.db.load")).isNotEmpty();
    }
  }

  @Test
  void theRightToDescribeInstancesIsNamedToo() throws Exception {
    target.service().faults().deny("rds:DescribeDBInstances");

    assertThat(failureOf(target.configs(), Reason.NOT_AUTHORIZED))
        .contains("describe the instance orders-prod")
        .contains("rds:DescribeDBInstances");
  }

  @Test
  void aNotAuthorizedOfTheServiceSaysWhatElseItMayMean() throws Exception {
    Configs configs = target.configs().byResourceId();
    configs.resourceId = Optional.of("db-NOWHERE");
    configs.engine = Optional.of("postgres");

    assertThat(failureOf(configs, Reason.NOT_AUTHORIZED))
        .contains("resource id")
        .contains("switched off");
  }

  @Test
  void aWrongRegionIsSaid() throws Exception {
    Configs configs = target.configs();
    configs.region = Optional.of("us-east-1");

    assertThat(failureOf(configs, Reason.WRONG_REGION)).contains("us-east-1");
  }

  @Test
  void aRegionThatDoesNotExistIsSaid() throws Exception {
    Configs configs = target.configs();
    configs.rdsEndpoint = Optional.of(URI.create("http://rds.eu-wst-1.invalid"));

    assertThat(passing(configs))
        .hasMessageContaining("rds.eu-wst-1.invalid is not known")
        .hasMessageContaining("region");
  }

  @Test
  void credentialsThatAreNotAcceptedAreSaidAndLookedForAnew() throws Exception {
    target.set("aws.accessKeyId", "AKIAOFANOTHER");
    try (Collector collector = open(target.configs())) {
      assertThat(failure(collector, Reason.BAD_CREDENTIALS)).contains("UnrecognizedClient");

      target.set("aws.accessKeyId", LocalRds.KEY_ID);
      assertThat(target.run(collector).points("rds.db.load")).isNotEmpty();
    }
  }

  @Test
  void credentialsThatAreMissingAreSaid() throws Exception {
    target.clear("aws.accessKeyId");

    assertThat(failureOf(target.configs(), Reason.NO_CREDENTIALS))
        .contains("No AWS credentials were found");
    assertThat(target.service().requests()).isZero();
  }

  @Test
  void aServiceThatIsAwayMayComeBack() throws Exception {
    Configs configs = target.configs();
    target.service().close();
    RetryableException failure = passing(configs);

    assertThat(failure).hasMessageContaining("No connection to rds in eu-west-1");
    assertThat(failure.after()).isEmpty();
  }

  @Test
  void aServiceThatDoesNotAnswerIsGivenUpInTime() throws Exception {
    Configs configs = target.configs();
    configs.timeout = Duration.ofSeconds(1);
    target.service().faults().fallSilent();

    assertThat(passing(configs)).hasMessageContaining("gave no answer in time");
  }

  @Test
  void aServiceThatFailsMayWorkLater() throws Exception {
    target.service().faults().refuse(METRICS, 3, new Refusal(500, "InternalServiceError", "Oh."));

    assertThat(passing(target.configs())).hasMessageContaining("HTTP status 500");
  }

  @Test
  void aRequestThatIsThrottledIsTriedAgain() throws Exception {
    target.service().faults().throttle(METRICS, 2);
    try (Collector collector = open(target.configs())) {
      RecordingRecorder out = target.run(collector);

      assertThat(out.points("rds.db.load")).isNotEmpty();
      assertThat(out.value("rds.performance_insights.requests")).isEqualTo(4);
    }
  }

  @Test
  void aServiceThatThrottlesIsLeftAloneForLongerEachTime() throws Exception {
    target.service().faults().throttle(METRICS, 9);
    try (Collector collector = open(target.configs())) {
      assertThat(thrown(collector).after()).hasValue(Duration.ofSeconds(30));
      assertThat(thrown(collector).after()).hasValue(Duration.ofMinutes(1));
      assertThat(thrown(collector).after()).hasValue(Duration.ofMinutes(2));

      target.run(collector);
      target.advance(Duration.ofMinutes(1));
      target.service().faults().throttle(METRICS, 3);
      assertThat(thrown(collector).after()).hasValue(Duration.ofSeconds(30));
    }
  }

  @Test
  void aRequestThatIsRefusedIsSaidWithTheServicesReason() throws Exception {
    target
        .service()
        .faults()
        .refuse(METRICS, 1, new Refusal(400, "InvalidArgumentException", "No."));

    assertThat(failureOf(target.configs(), Reason.REFUSED)).contains("InvalidArgument): No.");
  }

  @Test
  void anInstanceWithoutAnyPointIsAProblemAndNoFailure() throws Exception {
    target.instance().holdBack(_ -> true);
    try (Collector collector = open(target.configs())) {
      RecordingRecorder out = target.run(collector);

      assertThat(out.value("rds.performance_insights.up")).isEqualTo(1);
      assertThat(out.problems().get("load")).contains("no point of the load of 'orders-prod'");
    }
  }

  @Test
  void noRegionIsSaid() throws Exception {
    Configs configs = target.configs();
    configs.region = Optional.empty();
    target.clear("aws.region");
    assumeTrue(System.getenv("AWS_REGION") == null);

    assertThat(failureOf(configs, Reason.NO_REGION)).contains("No AWS region is named");
  }

  private Collector open(Configs configs) {
    return target.open(configs, directory);
  }

  private String failureOf(Configs configs, Reason reason) throws Exception {
    try (Collector collector = open(configs)) {
      return failure(collector, reason);
    }
  }

  private String failure(Collector collector, Reason reason) throws Exception {
    RetryableException failure = thrown(collector);
    assertThat(failure.getCause())
        .isInstanceOfSatisfying(
            InsightsException.class,
            cause -> {
              assertThat(cause.reason()).isEqualTo(reason);
              assertThat(cause.getStackTrace()).isEmpty();
            });
    assertThat(failure.getMessage()).doesNotContain(LocalRds.SECRET).doesNotContain("\n");
    return String.valueOf(failure.getMessage());
  }

  private RetryableException passing(Configs configs) throws Exception {
    try (Collector collector = open(configs)) {
      return thrown(collector);
    }
  }

  private RetryableException thrown(Collector collector) {
    RecordingRecorder out = new RecordingRecorder(target.clock());
    RetryableException failure =
        catchThrowableOfType(RetryableException.class, () -> collector.collect(out));
    assertThat(failure).isNotNull();
    assertThat(out.value("rds.performance_insights.up")).isZero();
    return failure;
  }
}
