package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.collector.database.insights.aws.AssumeRole;
import org.workloadmonitor.collector.database.service.LocalRds;

/** Whose credentials requests are signed with. */
class CredentialsTest {

  private static final String ROLE = "arn:aws:iam::123456789012:role/monitor";

  @RegisterExtension private final Target target = new Target();

  @TempDir Path directory;

  @Test
  void aRoleIsAssumedOnce() throws Exception {
    Configs configs = target.configs();
    configs.assumeRole = Optional.of(new AssumeRole(ROLE, Optional.of("4711"), "workload-monitor"));

    assertReads(configs);

    assertThat(target.service().asked("sts:AssumeRole"))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.path("RoleArn").asString()).isEqualTo(ROLE);
              assertThat(asked.path("ExternalId").asString()).isEqualTo("4711");
              assertThat(asked.path("RoleSessionName").asString()).isEqualTo("workload-monitor");
            });
  }

  @Test
  void aRoleThatMustNotBeAssumedIsNamed() throws Exception {
    target.service().faults().deny("sts:AssumeRole");
    Configs configs = target.configs();
    configs.assumeRole = Optional.of(AssumeRole.parse(ROLE));

    try (Collector collector = target.open(configs, directory)) {
      assertThatThrownBy(() -> target.run(collector))
          .hasMessageContaining("The role " + ROLE + " can't be assumed")
          .hasMessageContaining("sts:AssumeRole");
    }
  }

  @Test
  void aProfileGivesCredentialsAndRegion() throws Exception {
    Path file = directory.resolve("credentials");
    Files.writeString(
        file,
        """
        [monitoring]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        region = %s
        """
            .formatted(LocalRds.KEY_ID, LocalRds.SECRET, LocalRds.REGION));
    target.set("aws.sharedCredentialsFile", file.toString());
    target.clear("aws.accessKeyId");
    target.clear("aws.region");
    Configs configs = target.configs();
    configs.profile = Optional.of("monitoring");
    if (System.getenv("AWS_REGION") == null) {
      configs.region = Optional.empty();
    }

    assertReads(configs);
  }

  @Test
  void aProfileThatIsMissingIsNamed() throws Exception {
    Configs configs = target.configs();
    configs.profile = Optional.of("monitorin");

    try (Collector collector = target.open(configs, directory)) {
      assertThatThrownBy(() -> target.run(collector)).hasMessageContaining("profile 'monitorin'");
    }
  }

  private void assertReads(Configs configs) throws Exception {
    try (Collector collector = target.open(configs, directory)) {
      assertThat(target.run(collector).points("rds.db.load")).isNotEmpty();
    }
  }
}
