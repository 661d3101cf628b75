package org.workloadmonitor.sink.cloudwatch.datum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacesTest {

  @ParameterizedTest
  @CsvSource({
    "compute, Workload/Compute",
    "database, Workload/Database",
    "external_service, Workload/ExternalService",
    "agent, Workload/Agent",
    "größe x, Workload/Gr--e-x",
    "_, Workload/Other",
  })
  void areThePrefixAndTheTypeOfTheComponent(String type, String namespace) {
    assertThat(new Namespaces("Workload").of(type)).isEqualTo(namespace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Workload", "Team/Workload", "a", "AWSome", "my-team.prod_1#x"})
  void mayBeginWith(String prefix) {
    assertThat(Namespaces.isPrefix(prefix)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AWS", "aws", "AWS/Mine", ":x", "a b", "Größe", "x/", "a\n"})
  void mayNotBeginWith(String prefix) {
    assertThat(Namespaces.isPrefix(prefix)).isFalse();
  }
}
