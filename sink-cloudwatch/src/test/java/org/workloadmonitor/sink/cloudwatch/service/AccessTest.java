package org.workloadmonitor.sink.cloudwatch.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import org.workloadmonitor.sink.cloudwatch.service.access.Policy;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Who gets in, and who may do what. */
class AccessTest {

  private static final String ONE_NAMESPACE =
      """
      { "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*",
          "Condition": { "StringEquals": { "cloudwatch:namespace": ["Workload/Compute"] } } } }
      """;

  private final HandTurnedClock clock = new HandTurnedClock();
  private final AwsService service = AwsService.start(Settings.standard().by(clock));

  /** The SDK learns from a refusal how wrong the time is, and keeps that for the whole JVM. */
  @AfterEach
  void close() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    service.close();
  }

  @Test
  void aKeyThatNobodyHasIsRefused() {
    AccessKey unknown = new AccessKey("AKIANOBODY", "secret", Optional.empty(), Optional.empty());

    assertRefused(put(unknown), 403, "InvalidClientTokenId", "security token included in the req");
    assertRefused(log(unknown), 400, "UnrecognizedClientException", "security token included");
  }

  @Test
  void aKeyThatWasDeletedIsRefused() {
    service.account().delete(service.key());

    assertRefused(put(service.key()), 403, "InvalidClientTokenId", "invalid");
  }

  @Test
  void anotherSecretIsRefused() {
    AccessKey wrong =
        new AccessKey(service.key().id(), "another", Optional.empty(), Optional.empty());

    assertRefused(put(wrong), 403, "SignatureDoesNotMatch", "does not match the signature");
    assertRefused(log(wrong), 400, "InvalidSignatureException", "does not match the signature");
  }

  @Test
  void aTemporaryKeyExpires() {
    AccessKey key = service.account().temporary(service.key(), Duration.ofMinutes(10));
    assertThat(put(key)).isNull();

    clock.advance(Duration.ofMinutes(10));

    assertRefused(put(key), 403, "ExpiredToken", "expired");
    assertRefused(log(key), 400, "ExpiredTokenException", "expired");
  }

  @Test
  void aTemporaryKeyNeedsItsToken() {
    AccessKey key = service.account().temporary(service.key(), Duration.ofMinutes(10));
    AccessKey bare = new AccessKey(key.id(), key.secret(), Optional.empty(), Optional.empty());

    assertRefused(put(bare), 403, "InvalidClientTokenId", "invalid");
  }

  @Test
  void aClockThatIsWrongIsRefused() {
    clock.advance(Duration.ofMinutes(16));
    assertRefused(put(service.key()), 403, "SignatureDoesNotMatch", "Signature expired: ");
    assertThat(put(service.key())).as("once the SDK has seen the service's time").isNull();

    clock.advance(Duration.ofMinutes(-32));
    assertRefused(put(service.key()), 403, "SignatureDoesNotMatch", "Signature not yet current: ");
  }

  @Test
  void aPolicyWithoutTheActionDenies() {
    service.account().allow(service.key(), Policy.nothing());

    assertRefused(
        put(service.key()),
        403,
        "AccessDenied",
        "User: arn:aws:iam::123456789012:user/monitor is not authorized to perform:"
            + " cloudwatch:PutMetricData");
    assertRefused(
        log(service.key()),
        400,
        "AccessDeniedException",
        "logs:CreateLogGroup on resource:"
            + " arn:aws:logs:eu-west-1:123456789012:log-group:/workload/events:log-stream:");
  }

  @Test
  void aPolicyMayNameTheNamespaces() {
    service.account().allow(service.key(), Policy.of(ONE_NAMESPACE));

    assertThat(put("Workload/Compute", service.key())).isNull();
    assertRefused(put("Workload/Database", service.key()), 403, "AccessDenied", "PutMetricData");
  }

  @Test
  void aPolicyNamesALogGroupWithWhatIsInIt() {
    String bare = "arn:aws:logs:eu-west-1:123456789012:log-group:/workload/events";
    service.account().allow(service.key(), logsPolicy(bare));
    assertThat(log(service.key())).isNotNull();

    service.account().allow(service.key(), logsPolicy(bare + ":*"));
    assertThat(log(service.key())).isNull();
  }

  @Test
  void saysWhoOneIs() {
    service.account().allow(service.key(), Policy.nothing());

    try (StsClient sts = Clients.sts(service, service.key())) {
      assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/monitor");
      assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
    }
  }

  @Test
  void aRoleHasRightsOfItsOwnUntilItEnds() {
    String role = service.account().role("publisher", Policy.of(ONE_NAMESPACE));
    Credentials given = assume(role);
    AccessKey key =
        new AccessKey(
            given.accessKeyId(),
            given.secretAccessKey(),
            Optional.of(given.sessionToken()),
            Optional.of(given.expiration()));

    assertThat(put("Workload/Compute", key)).isNull();
    assertRefused(
        put("Other", key),
        403,
        "AccessDenied",
        "arn:aws:sts::123456789012:assumed-role/publisher/");

    clock.advance(Duration.ofHours(1));
    assertRefused(put(key), 403, "ExpiredToken", "expired");
  }

  @Test
  void aRoleIsNotForEverybody() {
    String role = service.account().role("r", Policy.everything());
    service.account().allow(service.key(), Policy.nothing());

    AwsServiceException refusal =
        catchThrowableOfType(AwsServiceException.class, () -> assume(role));

    assertRefused(refusal, 403, "AccessDenied", "sts:AssumeRole on resource: " + role);
  }

  @Test
  void aRoleMayWantAnExternalId() {
    String role = service.account().role("r", Policy.everything(), Optional.of("42"));

    assertRefused(
        catchThrowableOfType(AwsServiceException.class, () -> assume(role)),
        403,
        "AccessDenied",
        role);
  }

  private Credentials assume(String role) {
    try (StsClient sts = Clients.sts(service, service.key())) {
      return sts.assumeRole(r -> r.roleArn(role).roleSessionName("monitor")).credentials();
    }
  }

  private AwsServiceException put(AccessKey key) {
    return put("Workload/Compute", key);
  }

  private AwsServiceException put(String namespace, AccessKey key) {
    try (CloudWatchClient client = Clients.metrics(service, key)) {
      return catchThrowableOfType(
          AwsServiceException.class,
          () ->
              client.putMetricData(
                  request -> request.namespace(namespace).metricData(Clients.datum())));
    }
  }

  private AwsServiceException log(AccessKey key) {
    try (CloudWatchLogsClient client = Clients.logs(service, key)) {
      return catchThrowableOfType(
          AwsServiceException.class,
          () -> client.createLogGroup(request -> request.logGroupName("/workload/events")));
    }
  }

  private static Policy logsPolicy(String resource) {
    return Policy.of(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "logs:*", "Resource": "%s" } ] }
        """
            .formatted(resource));
  }

  private static void assertRefused(
      AwsServiceException refusal, int status, String code, String message) {
    assertThat(refusal).isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
    assertThat(refusal.statusCode()).isEqualTo(status);
    assertThat(refusal.requestId()).isNotBlank();
  }
}
