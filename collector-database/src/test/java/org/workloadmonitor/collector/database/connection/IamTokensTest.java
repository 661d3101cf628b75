package org.workloadmonitor.collector.database.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IamTokensTest {

  @BeforeEach
  void giveCredentials() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "the-secret-key");
  }

  @AfterEach
  void takeCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void aTokenIsASignedRequestForTheServerAndTheRoleThatLastsFifteenMinutes() throws Exception {
    String token = tokens().next().orElseThrow().reveal();

    assertThat(token)
        .startsWith("db.internal:5432/?")
        .contains("DBUser=monitor", "Action=connect", "eu-west-1%2Frds-db%2F")
        .containsPattern("X-Amz-Expires=(900|8\\d\\d)&")
        .contains("X-Amz-Signature=")
        .doesNotContain("the-secret-key");
  }

  private static IamTokens tokens() {
    return new IamTokens(
        new IamLogin("eu-west-1", Optional.empty()),
        "monitor",
        new Address("db.internal", 5432, "orders"));
  }
}
