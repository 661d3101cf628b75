package org.workloadmonitor.collector.database.health;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.database.connection.IamLogin;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.TlsOptions;

/**
 * The block of a {@code jdbc} health check.
 *
 * @param url the server, as a JDBC URL without user and password
 * @param username the role
 * @param password its password
 * @param iam a token in place of the password
 * @param tls how TLS is spoken
 * @param connectTimeout until the connection stands, log-in included
 * @param queryTimeout of each statement
 * @param query what is asked
 * @param expect what the first column of the first row is to be
 * @param maxReplicaLag how far a replica may be behind
 */
public record JdbcConfig(
    @Description("JDBC URL without user and password: jdbc:postgresql://HOST:PORT/DATABASE.")
        String url,
    @Description("The role to log in as.") String username,
    @Description("Its password, best from a placeholder.") Optional<Secret> password,
    @Description("Log in with IAM database authentication instead.") Optional<IamLogin> iam,
    @Description("How TLS is spoken.") TlsOptions tls,
    @Default("5s")
        @Range(min = "100ms", max = "1m")
        @Description("Until the connection stands, log-in included.")
        Duration connectTimeout,
    @Default("5s") @Range(min = "100ms", max = "1m") @Description("Time-out of each statement.")
        Duration queryTimeout,
    @Default("SELECT 1") @Description("The statement that is to be answered.") String query,
    @Description("What the first column of the first row is to be; without it, any row is right.")
        Optional<String> expect,
    @Range(min = "100ms", max = "7d")
        @Description("How far a replica may be behind before it is DEGRADED.")
        Optional<Duration> maxReplicaLag) {

  /** Checks the statement, and what the target checks. */
  public JdbcConfig {
    if (query.isBlank()) {
      throw new ConfigurationException("query", "The statement is empty. Leave the key out.");
    }
    Engines.of(url);
    Target.check(url, password, iam, tls);
  }

  Target target() {
    return new Target(url, username, password, iam, tls, connectTimeout, queryTimeout);
  }
}
