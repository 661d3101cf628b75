package org.workloadmonitor.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.plan.IamStatement;

class IamPolicyTest {

  private static final String X = "arn:aws:logs:*:*:log-group:x";
  private static final String Y = "arn:aws:logs:*:*:log-group:y";

  @Test
  void mergesActionsOnTheSameResources() {
    assertThat(merged(IamStatement.allow("a:B").on(X), IamStatement.allow("a:C").on(X)))
        .containsExactly(IamStatement.allow("a:B", "a:C").on(X));
  }

  @Test
  void mergesResourcesOfTheSameActions() {
    assertThat(merged(IamStatement.allow("a:B").on(X), IamStatement.allow("a:B").on(Y)))
        .containsExactly(IamStatement.allow("a:B").on(X, Y));
  }

  @Test
  void mergesUntilThereIsNothingLeftToMerge() {
    assertThat(
            merged(
                IamStatement.allow("a:B").on(X),
                IamStatement.allow("a:C").on(X, Y),
                IamStatement.allow("a:B").on(Y)))
        .containsExactly(IamStatement.allow("a:B", "a:C").on(X, Y));
  }

  @Test
  void neverAllowsMoreThanWasAskedFor() {
    IamStatement one = IamStatement.allow("a:B").on(X);
    IamStatement other = IamStatement.allow("a:C").on(Y);
    IamStatement narrow = one.when("StringEquals", "a:Name", "n");

    assertThat(merged(one, other, narrow)).containsExactlyInAnyOrder(one, other, narrow);
  }

  @Test
  void isTheSameInWhicheverOrderTheStatementsCome() {
    IamStatement one = IamStatement.allow("b:C", "a:B").on(X);
    IamStatement other = IamStatement.allow("a:C").on(Y);

    assertThat(IamPolicy.of(List.of(one, other)).json())
        .isEqualTo(IamPolicy.of(List.of(other, one)).json());
  }

  @Test
  void isADocumentOfIam() {
    IamStatement put =
        IamStatement.allow("cloudwatch:PutMetricData")
            .when("StringEquals", "cloudwatch:namespace", "Workload/Compute", "Workload/Agent");

    assertThat(IamPolicy.of(List.of(put)).json())
        .isEqualToIgnoringWhitespace(
            """
            {
              "Version": "2012-10-17",
              "Statement": [ {
                "Effect": "Allow",
                "Action": [ "cloudwatch:PutMetricData" ],
                "Resource": [ "*" ],
                "Condition": {
                  "StringEquals": {
                    "cloudwatch:namespace": [ "Workload/Agent", "Workload/Compute" ]
                  }
                }
              } ]
            }
            """);
  }

  private static List<IamStatement> merged(IamStatement... statements) {
    return IamPolicy.of(List.of(statements)).statements();
  }
}
