package org.workloadmonitor.api.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IamStatementTest {

  private static final IamStatement PUT = IamStatement.allow("cloudwatch:PutMetricData");

  @Test
  void allowsActionsOnAnyResourceUntilItIsNarrowedDown() {
    assertThat(PUT.resources()).containsExactly("*");
    assertThat(PUT.on("arn:aws:logs:eu-west-1:*:log-group:a", "arn:aws:logs:*").resources())
        .containsExactly("arn:aws:logs:*", "arn:aws:logs:eu-west-1:*:log-group:a");
    assertThat(PUT.on("arn:aws:logs:*").actions()).isEqualTo(PUT.actions());
  }

  @Test
  void collectsConditions() {
    IamStatement narrow =
        PUT.when("StringEquals", "cloudwatch:namespace", "B", "A")
            .when("StringEquals", "aws:RequestedRegion", "eu-west-1");

    assertThat(narrow.conditions().get("StringEquals")).hasSize(2);
    assertThat(narrow.conditions().get("StringEquals").get("cloudwatch:namespace"))
        .containsExactly("A", "B");
    assertThat(PUT.conditions()).isEmpty();
  }

  @Test
  void isEqualToOneThatSaysTheSame() {
    assertThat(IamStatement.allow("a:B", "a:C").on("arn:x", "arn:y"))
        .isEqualTo(IamStatement.allow("a:C", "a:B").on("arn:y", "arn:x"));
  }

  @Test
  void refusesWhatIsNoActionAndNoResource() {
    assertThatThrownBy(() -> IamStatement.allow()).hasMessageContaining("needs an action");
    assertThatThrownBy(() -> IamStatement.allow("PutMetricData"))
        .hasMessageContaining("service:Action");
    assertThatThrownBy(() -> PUT.on("my-log-group")).hasMessageContaining("ARN");
    assertThatThrownBy(() -> PUT.when("StringEquals", "aws:RequestedRegion"))
        .hasMessageContaining("aws:RequestedRegion");
  }

  @Test
  void canNotBeChanged() {
    assertThatThrownBy(() -> PUT.actions().add("a:B"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () ->
                PUT.when("Bool", "aws:SecureTransport", "true")
                    .conditions()
                    .get("Bool")
                    .remove("aws:SecureTransport"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
