package org.workloadmonitor.collector.database.mysql;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.database.server.Gate;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServer.Login;
import org.workloadmonitor.collector.database.server.MysqlServers;

class MysqlContractTest extends CollectorContract<MysqlConfig> {

  private final MysqlServer server = MysqlServers.shared();
  private final Gate silent;

  MysqlContractTest() throws IOException {
    silent = Gate.toNobody();
  }

  @AfterEach
  void closeGate() {
    silent.close();
  }

  @Override
  protected CollectorFactory<MysqlConfig> factory() {
    return new MysqlFactory();
  }

  @Override
  protected MysqlConfig config() {
    return config(server.url(), server.administrator());
  }

  @Override
  protected Optional<MysqlConfig> blockingConfig() {
    return Optional.of(config(silent.url("jdbc:mysql", ""), new Login("any", "one")));
  }

  @Override
  protected Optional<MysqlConfig> failingConfig() {
    return Optional.of(config("jdbc:mysql://127.0.0.1:1/", new Login("any", "one")));
  }

  private static MysqlConfig config(String url, Login login) {
    return MysqlRun.config(url, login, Duration.ofSeconds(60), List.of());
  }
}
