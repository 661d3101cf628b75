package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.sink.cloudwatch.aws.AssumeRole;
import org.workloadmonitor.sink.cloudwatch.request.JsonBody;
import org.workloadmonitor.sink.cloudwatch.request.QueryBody;

class CloudWatchConfigTest {

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("region", c -> c.region = Optional.of("Ireland")),
        mistake("region", c -> c.region = Optional.of("eu-west-1.evil.example.org/")),
        mistake("endpoint", c -> c.endpoint = Optional.of(URI.create("localhost:4566"))),
        mistake("endpoint", c -> c.endpoint = Optional.of(URI.create("https://u:p@host"))),
        mistake("endpoint", c -> c.endpoint = Optional.of(URI.create("ftp://host"))),
        mistake("logs_endpoint", c -> c.logsEndpoint = Optional.of(URI.create("/x"))),
        mistake("sts_endpoint", c -> c.stsEndpoint = Optional.of(URI.create("http://h?x=1"))),
        mistake("profile", c -> c.profile = Optional.of(" ")),
        mistake("namespace_prefix", c -> c.namespacePrefix = "AWS"),
        mistake("high_resolution", c -> c.highResolution = true),
        mistake("dimensions_from_tags", c -> c.dimensionsFromTags = List.of("")),
        mistake(
            "dimensions_from_tags", c -> c.dimensionsFromTags = Collections.nCopies(29, "Team")),
        mistake("log_group", c -> c.logGroup = Optional.of("a b")),
        mistake("log_stream", c -> c.logStream = Optional.of("a:b")),
        mistake("create_log_group", c -> c.createLogGroup = true));
  }

  private static Arguments mistake(String key, Consumer<Configs> change) {
    return Arguments.of(key, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsKey(String key, Consumer<Configs> change) {
    Configs configs = new Configs();
    change.accept(configs);

    assertThatThrownBy(configs::build)
        .isInstanceOfSatisfying(
            ConfigurationException.class, mistake -> assertThat(mistake.key()).isEqualTo(key));
  }

  @Test
  void highResolutionGoesWithAShortWindow() {
    Configs configs = new Configs();
    configs.highResolution = true;
    configs.aggregationWindow = Duration.ofSeconds(10);

    assertThat(configs.build().highResolution()).isTrue();
  }

  @Test
  void jsonIsForAwsAndFormFieldsAreForOthers() {
    assertThat(RequestFormat.AUTO.body(Optional.empty())).isInstanceOf(JsonBody.class);
    assertThat(
            RequestFormat.AUTO.body(
                Optional.of(URI.create("https://vpce-1.monitoring.eu-west-1.vpce.amazonaws.com"))))
        .isInstanceOf(JsonBody.class);
    assertThat(RequestFormat.AUTO.body(Optional.of(URI.create("http://localhost:4566"))))
        .isInstanceOf(QueryBody.class);
  }

  @Test
  void anEmulatorStandsForAllServicesAndAnEndpointOfAwsForOne() {
    Configs emulator = Configs.of(URI.create("http://localhost:4566"));
    Configs vpc = Configs.of(URI.create("https://vpce-1.monitoring.eu-west-1.vpce.amazonaws.com"));

    assertThat(emulator.build().logs().endpoint("eu-west-1"))
        .isEqualTo(URI.create("http://localhost:4566"));
    assertThat(vpc.build().logs().endpoint("eu-west-1"))
        .isEqualTo(URI.create("https://logs.eu-west-1.amazonaws.com"));
    assertThat(vpc.build().sts().endpoint("eu-west-1"))
        .isEqualTo(URI.create("https://sts.eu-west-1.amazonaws.com"));
  }

  @Test
  void aRoleMayBeItsArnAlone() {
    AssumeRole role = AssumeRole.parse("arn:aws:iam::123456789012:role/path/monitor");

    assertThat(role.sessionName()).isEqualTo("workload-monitor");
    assertThat(role.externalId()).isEmpty();
  }

  @Test
  void whatIsNoRoleIsRefused() {
    assertThatThrownBy(() -> AssumeRole.parse("arn:aws:iam::123456789012:user/monitor"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("role");
    assertThatThrownBy(
            () -> new AssumeRole("arn:aws:iam::123456789012:role/x", Optional.empty(), "a b"))
        .isInstanceOf(ConfigurationException.class);
  }
}
