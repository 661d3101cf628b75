package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.config.Secret;

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
  void whatAPlaceholderBroughtIntoThePathOrTheQueryIsNotShown() {
    assertThat(from("https://h.example.com/services/T00/", "s3cr3t/Part", "/x?id=", "k e&y"))
        .hasToString("https://h.example.com/services/T00/***/x?id=***");
    assertThat(from("https://", "h.example.com/services/s3cr3t", "?a=b"))
        .hasToString("https://h.example.com/***?a=b");
    assertThat(from("", "https://me:hush@h.example.com:8443/s3cr3t?token=abc", ""))
        .hasToString("https://h.example.com:8443/***");
    assertThat(from("", "https://h.example.com", "/s3cr3t/{{id}}", "/more"))
        .hasToString("https://h.example.com/s3cr3t/{{id}}/***");
  }

  @Test
  void whatAPlaceholderBroughtIntoTheHostIsShown() {
    assertThat(from("https://", "pay", ".example.com:", "8443", "/health"))
        .hasToString("https://pay.example.com:8443/health");
    assertThat(from("", "https://pay.example.com/", "health"))
        .hasToString("https://pay.example.com/health");
    assertThat(from("", "", "https://pay.example.com/health", " "))
        .hasToString("https://pay.example.com/health");
  }

  /** A URL of what stands in the file and what placeholders bring, in turn. */
  private static Url from(String... parts) {
    List<Secret> outside = new ArrayList<>();
    for (int i = 1; i < parts.length; i += 2) {
      outside.add(Secret.of(parts[i]));
    }
    return Url.parse(String.join("", parts), outside);
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
