package org.workloadmonitor.collector.database.server;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.database.connection.Sessions;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.TlsMode;
import org.workloadmonitor.collector.database.connection.TlsOptions;
import org.workloadmonitor.collector.database.postgresql.PostgresqlEngine;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;

/** Sessions as a collector has them, with a server of the tests. */
public final class ServerSessions {

  private ServerSessions() {}

  /** Sessions of a role in one database. */
  public static Sessions open(
      PostgresqlServer server, String database, Login login, PluginContext context) {
    return new Sessions(new PostgresqlEngine(), target(server.url(database), login), context);
  }

  /** What such sessions connect to. */
  public static Target target(String url, Login login) {
    return new Target(
        url,
        login.username(),
        Optional.of(Secret.of(login.password())),
        Optional.empty(),
        new TlsOptions(TlsMode.AUTO, Optional.empty()),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }
}
