package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkReferencesTest {

  @TempDir private Path folder;

  private static String text(String references) {
    return """
    agent:
      network_references: %s
    components:
      - id: gateway
        type: network
        health_check: { type: http, url: "http://10.0.0.1/" }
      - id: orders_db
        type: database
        collectors: [{ type: host }]
    """
        .formatted(references);
  }

  private List<String> errors(String references) {
    return new TestConfiguration(folder).problems(text(references));
  }

  private List<String> references(String references) {
    return new TestConfiguration(folder).valid(text(references)).agent().networkReferences();
  }

  @Test
  void aComponentWithAHealthCheckCanBeAReference() {
    assertThat(references("[gateway]")).containsExactly("gateway");
  }

  @Test
  void oneReferenceNeedsNoList() {
    assertThat(references("gateway")).containsExactly("gateway");
  }

  @Test
  void aReferenceThatDoesNotExistIsAMistakeAtItsPlace() {
    assertThat(errors("[gatway]"))
        .singleElement()
        .asString()
        .contains(":2:24: 'network_references' names 'gatway', but no component has that id.")
        .contains("gateway");
  }

  @Test
  void aReferenceWithoutAHealthCheckIsAMistake() {
    assertThat(errors("[orders_db]"))
        .singleElement()
        .asString()
        .contains("'network_references' names 'orders_db', which has no 'health_check'.");
  }
}
