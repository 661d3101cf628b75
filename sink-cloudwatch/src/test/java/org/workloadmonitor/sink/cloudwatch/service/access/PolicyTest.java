package org.workloadmonitor.sink.cloudwatch.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies, as IAM evaluates them. */
class PolicyTest {

  private static final Access PUT = Access.to("logs:PutLogEvents", "arn:aws:logs:r:1:log-group:g");

  @Test
  void allowsWhatAPatternFits() {
    assertThat(policy("Allow", "logs:Put*", "arn:aws:logs:*:1:log-group:?").allows(PUT)).isTrue();
    assertThat(policy("Allow", "LOGS:putlogevents", "*").allows(PUT)).isTrue();
    assertThat(policy("Allow", "*", "*").allows(PUT)).isTrue();
  }

  @Test
  void allowsNothingElse() {
    assertThat(policy("Allow", "logs:Create*", "*").allows(PUT)).isFalse();
    assertThat(policy("Allow", "logs:*", "arn:aws:logs:r:1:log-group:").allows(PUT)).isFalse();
    assertThat(policy("Allow", "logs:*", "arn:aws:logs:r:1:log-group:G").allows(PUT)).isFalse();
    assertThat(Policy.nothing().allows(PUT)).isFalse();
  }

  @Test
  void aDenialWins() {
    Policy policy =
        Policy.of(
            """
            { "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "*", "Resource": "*" },
                { "Effect": "Deny", "Action": ["logs:*"], "Resource": ["*"] } ] }
            """);

    assertThat(policy.allows(PUT)).isFalse();
    assertThat(policy.allows(Access.to("sts:AssumeRole", "*"))).isTrue();
  }

  @Test
  void aConditionThatNothingIsSaidAboutDoesNotHold() {
    Policy policy =
        Policy.of(
            """
            { "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*",
                "Condition": { "StringLike": { "CloudWatch:namespace": "Workload/*" } } } }
            """);

    assertThat(policy.allows(PUT)).isFalse();
    assertThat(policy.allows(in("Workload/Compute"))).isTrue();
    assertThat(policy.allows(in("Other"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ 'Statement': { 'Effect': 'Allow', 'Action': '*', 'Resource': '*' } }",
        "{ 'Version': '2012-10-17', 'Statement': [] }",
        "{ 'Version': '2012-10-17', 'Statement': { 'Effect': 'Allow', 'Action': '*' } }",
        "{ 'Version': '2012-10-17',"
            + " 'Statement': { 'Effect': 'allow', 'Action': '*', 'Resource': '*' } }",
        "{ 'Version': '2012-10-17',"
            + " 'Statement': { 'Effect': 'Allow', 'Action': 'PutMetricData', 'Resource': '*' } }",
        "{ 'Version': '2012-10-17',"
            + " 'Statement': { 'Effect': 'Allow', 'Action': '*', 'Resource': 'log-group' } }",
        "{ 'Version': '2012-10-17',"
            + " 'Statement': { 'Sid': 'a b', 'Effect': 'Allow', 'Action': '*', 'Resource': '*' } }",
        "{ 'Version': '2012-10-17', 'Statement': { 'Effect': 'Allow', 'Action': '*',"
            + " 'Resource': '*', 'Condition': { 'StringEqual': { 'a': 'b' } } } }"
      })
  void takesNoDocumentThatIamWouldNotTake(String document) {
    assertThatThrownBy(() -> Policy.of(document.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Access in(String namespace) {
    return new Access("cloudwatch:PutMetricData", "*", Map.of("cloudwatch:namespace", namespace));
  }

  private static Policy policy(String effect, String action, String resource) {
    return Policy.of(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Sid": "One", "Effect": "%s", "Action": "%s", "Resource": "%s" } ] }
        """
            .formatted(effect, action, resource));
  }
}
