package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.testkit.PluginDocumentation;

class MysqlDocumentationTest {

  @Test
  void thePageSaysWhatTheTypeSays() {
    PluginDocumentation page = PluginDocumentation.of(Path.of("../docs/plugins/mysql.md"));

    assertThat(page.mistakes(List.of(new MysqlFactory()))).isEmpty();
  }
}
