package org.workloadmonitor.collector.database.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

class PostgresqlContractTest extends CollectorContract<PostgresqlConfig> {

  private final PostgresqlServer server = PostgresqlServers.shared();
  private @Nullable Login role;
  private @Nullable ServerSocket silent;

  @AfterEach
  void close() throws IOException {
    if (silent != null) {
      silent.close();
    }
  }

  @Override
  protected CollectorFactory<PostgresqlConfig> factory() {
    return new PostgresqlFactory();
  }

  @Override
  protected PostgresqlConfig config() throws Exception {
    Login known = role;
    if (known == null) {
      known = server.freshRole("pg_monitor");
      role = known;
      server.run("postgres", "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    }
    return PostgresqlRun.config(server.url(), known);
  }

  @Override
  protected Optional<PostgresqlConfig> blockingConfig() throws Exception {
    silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    return Optional.of(
        PostgresqlRun.config(
            "jdbc:postgresql://127.0.0.1:%d/orders".formatted(silent.getLocalPort()),
            new Login("monitor", "secret")));
  }

  @Override
  protected Optional<PostgresqlConfig> failingConfig() throws Exception {
    Login known = server.freshRole();
    return Optional.of(
        PostgresqlRun.config(server.url(), new Login(known.username(), "another secret")));
  }

  /** The driver's cleaner ends by itself after the last connection; carriers are the JDK's. */
  @Override
  protected boolean isTolerated(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return thread.getName().equals("PostgreSQL-JDBC-Cleaner")
        || (group != null && group.getName().equals("CarrierThreads"));
  }
}
