package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.sink.cloudwatch.aws.AssumeRole;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import org.workloadmonitor.sink.cloudwatch.service.access.Policy;

/** Credentials that end, are wrong, or come from somewhere else: the data wait, nothing is lost. */
class CredentialsTest {

  private final HandTurnedClock clock = new HandTurnedClock();

  @RegisterExtension private final LocalAws aws = new LocalAws(clock);

  @TempDir Path directory;

  @Test
  void credentialsThatEndAreAReasonToWaitUntilThereAreNewOnes() throws Exception {
    use(aws.service().account().temporary(LocalAws.KEY, Duration.ofMinutes(5)));
    try (Target target = new Target(aws.configs(), directory)) {
      assertDelivered(target);

      clock.advance(Duration.ofMinutes(5));
      assertWaits(target, "ExpiredToken");

      use(aws.service().account().temporary(LocalAws.KEY, Duration.ofMinutes(5)));
      assertDelivered(target);
    }
  }

  @Test
  void aKeyThatWasDeletedIsAReasonToWait() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().account().delete(LocalAws.KEY);
      assertWaits(target, "InvalidClientTokenId");

      aws.service().account().user("monitor", Policy.everything(), LocalAws.KEY);
      assertDelivered(target);
    }
  }

  @Test
  void rightsThatAreMissingAreAReasonToWait() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().account().allow(LocalAws.KEY, Policy.nothing());
      assertWaits(target, "cloudwatch:PutMetricData");
      assertWaits(target, "plan --iam");

      aws.service().account().allow(LocalAws.KEY, Policy.everything());
      assertDelivered(target);
    }
  }

  @Test
  void aClockThatIsWrongIsNamedAsTheReason() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      clock.advance(Duration.ofMinutes(30));

      assertWaits(target, "minutes slow. Set it.");
    }
  }

  @Test
  void noCredentialsAtAllAreAReasonToWait() throws Exception {
    aws.clear("aws.accessKeyId");
    aws.clear("aws.secretAccessKey");
    try (Target target = new Target(aws.configs(), directory)) {
      assertWaits(target, "No AWS credentials were found");
      assertThat(aws.service().journal().exchanges()).isEmpty();
    }
  }

  @Test
  void anInstanceGivesItsRegionAndKeys() throws Exception {
    aws.clear("aws.accessKeyId");
    aws.clear("aws.secretAccessKey");
    aws.set("aws.disableEc2Metadata", "false");
    aws.set("aws.ec2MetadataServiceEndpoint", aws.service().endpoint().toString());
    aws.service().instance().giveRole(Duration.ofHours(1));
    Configs configs = aws.configs();
    configs.region = Optional.empty();

    try (Target target = new Target(configs, directory)) {
      assertDelivered(target);
    }
  }

  @Test
  void anInstanceThatHasNoRoleYetIsAskedAgain() throws Exception {
    aws.clear("aws.accessKeyId");
    aws.clear("aws.secretAccessKey");
    aws.set("aws.disableEc2Metadata", "false");
    aws.set("aws.ec2MetadataServiceEndpoint", aws.service().endpoint().toString());

    try (Target target = new Target(aws.configs(), directory)) {
      assertWaits(target, "No AWS credentials were found");

      aws.service().instance().giveRole(Duration.ofHours(1));
      assertDelivered(target);
    }
  }

  @Test
  void aRoleIsAssumedWithTheRightsThatItHas() throws Exception {
    aws.service()
        .account()
        .allow(
            LocalAws.KEY,
            Policy.of(
                """
                { "Version": "2012-10-17", "Statement":
                  { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" } }
                """));
    Configs configs = aws.configs();
    configs.assumeRole =
        Optional.of(AssumeRole.parse(aws.service().account().role("monitor", Policy.everything())));

    try (Target target = new Target(configs, directory)) {
      assertDelivered(target);
    }
  }

  @Test
  void aRoleThatMustNotBeAssumedIsAReasonToWait() throws Exception {
    String arn = aws.service().account().role("monitor", Policy.everything());
    aws.service().account().allow(LocalAws.KEY, Policy.nothing());
    Configs configs = aws.configs();
    configs.assumeRole = Optional.of(AssumeRole.parse(arn));

    try (Target target = new Target(configs, directory)) {
      assertWaits(target, "The role " + arn + " can't be assumed");

      aws.service().account().allow(LocalAws.KEY, Policy.everything());
      assertDelivered(target);
    }
  }

  private void use(AccessKey key) {
    aws.set("aws.accessKeyId", key.id());
    aws.set("aws.secretAccessKey", key.secret());
    key.sessionToken().ifPresent(token -> aws.set("aws.sessionToken", token));
  }

  private static void assertDelivered(Target target) throws Exception {
    assertThat(target.write(target.points(2))).allMatch(Outcome.Delivered.class::isInstance);
  }

  private static void assertWaits(Target target, String reason) throws Exception {
    List<Outcome> outcomes = target.write(target.points(2));
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome).isInstanceOf(Outcome.Retry.class);
              assertThat(((Outcome.Retry) outcome).reason())
                  .contains(reason)
                  .doesNotContain(LocalAws.KEY.secret());
            });
  }
}
