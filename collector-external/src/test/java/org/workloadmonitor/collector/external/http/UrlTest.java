package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UrlTest {

  @Test
  void userAndPasswordAreNotShown() {
    assertThat(Url.parse("https://me:hush@example.com/a")).hasToString("https://example.com/a");
  }

  @Test
  void secretsOfTheQueryAreNotShown() {
    assertThat(Url.parse("https://example.com/a?page=2&api_key=hush&X-Amz-Signature=ab"))
        .hasToString("https://example.com/a?page=2&api_key=REDACTED&X-Amz-Signature=REDACTED");
  }

  @Test
  void aUrlWithPlacesToFillInIsATemplate() {
    Url url = Url.parse("https://me:hush@example.com/{{id}}?token={{token}}");

    assertThat(url.isTemplate()).isTrue();
    assertThat(url).hasToString("https://example.com/{{id}}");
  }

  @Test
  void whatIsNoUrlIsRefusedAndNotShown() {
    assertThatThrownBy(() -> Url.parse("ftp://me:hush@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }
}
