package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.testkit.PluginDocumentation;

class DocumentationTest {

  @Test
  void thePageSaysWhatTheTypeSays() {
    PluginDocumentation page = PluginDocumentation.of(Path.of("../docs/plugins/postgresql.md"));

    assertThat(page.mistakes(List.of(new PostgresqlFactory()))).isEmpty();
  }
}
