package org.workloadmonitor.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://bob:hunter2@web/health | http://***@web/health",
        "http://bob:hun@ter2@web:80/a?b=c | http://***@web:80/a?b=c",
        "http://bob:hun/ter2@web:80/a | http://***@web:80/a",
        "http://token@web is away | http://***@web is away",
        "jdbc:postgresql://db/o?user=bob&password=hunter2&ssl=true |"
            + " jdbc:postgresql://db/o?user=bob&password=***&ssl=true",
        "jdbc:oracle:thin:bob/hunter2@//db:1521/o | jdbc:oracle:thin:***@//db:1521/o",
        "Server=db;Pwd=hunter2;Timeout=5 | Server=db;Pwd=***;Timeout=5",
        "{user=bob, password=hunt,er2, ssl=true} | {user=bob, password=***, ssl=true}",
        "DB_PASSWORD = 'hunter 2' | DB_PASSWORD = ***",
        "{\"secret\": \"hunter 2\", \"a\": 1} | {\"secret\": ***, \"a\": 1}",
        "{\"token\":\"hunter2\"} | {\"token\":***}",
        "password: hunter2 | password: ***",
        "https://s3/x?X-Amz-Signature=abc123&y=1 | https://s3/x?X-Amz-Signature=***&y=1",
        "Authorization: Basic Ym9iOmh1bnRlcjI= | Authorization: ***",
        "sent Bearer eyJhbGciOiJIUzI1NiJ9.e30.x | sent Bearer ***",
      })
  void hidesWhatLooksLikeASecret(String text, String redacted) {
    assertThat(Redaction.redact(text)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FATAL: password authentication failed for user \"monitor\"",
        "Connect to http://web:8080/users/@me failed: Connection refused",
        "Unexpected token: } at line 3",
        "Mail bob@example.org about http://web/",
        "Permission denied: /proc/1/io",
        "the bearer of this is not known",
      })
  void leavesPlainSentencesAlone(String text) {
    assertThat(Redaction.redact(text)).isEqualTo(text);
  }

  @Test
  void takesLongTextsWithoutEnd() {
    String text = "://" + "a:".repeat(100_000) + "password=".repeat(10_000);

    assertThat(Redaction.redact(text)).doesNotContain("password=password");
  }
}
