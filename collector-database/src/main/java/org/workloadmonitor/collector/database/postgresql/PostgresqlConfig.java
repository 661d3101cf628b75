package org.workloadmonitor.collector.database.postgresql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.database.collect.DatabaseSelection;
import org.workloadmonitor.collector.database.collect.GroupSettings;
import org.workloadmonitor.collector.database.collect.Plan;
import org.workloadmonitor.collector.database.connection.IamLogin;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.TlsOptions;
import org.workloadmonitor.collector.database.custom.CustomPart;
import org.workloadmonitor.collector.database.custom.CustomQuery;
import org.workloadmonitor.collector.database.statement.StatementOptions;

/**
 * Configuration of the collector type {@code postgresql}.
 *
 * @param url the JDBC URL, without user and password
 * @param username the role
 * @param password its password
 * @param iam a token in place of the password
 * @param tls how TLS is spoken
 * @param connectTimeout until the connection stands
 * @param queryTimeout of each statement
 * @param slowInterval of the slow tier
 * @param costBudget the share of one processor core that the collector may cost the server
 * @param databases those for which tables and indexes are read
 * @param limits how many rows the long groups give
 * @param statements how statements are told
 * @param backup when the last backup succeeded
 * @param groups what is said of groups, by their names
 * @param queries queries of the configuration's own
 */
public record PostgresqlConfig(
    @Description("Where: jdbc:postgresql://HOST:PORT/DATABASE; the database is postgres if none.")
        String url,
    @Description("The role; monitor grants prints how to make it.") String username,
    @Description("Its password.") Optional<Secret> password,
    @Description("IAM database authentication instead of a password.") Optional<IamLogin> iam,
    @Description("How TLS is spoken.") TlsOptions tls,
    @Default("5s")
        @Range(min = "1s", max = "60s")
        @Description("How long until the connection stands.")
        Duration connectTimeout,
    @Default("5s")
        @Range(min = "100ms", max = "5m")
        @Description("How long one statement may take; the server cancels it then.")
        Duration queryTimeout,
    @Default("5m")
        @Range(min = "10s", max = "1d")
        @Description("How often groups of the slow tier are read.")
        Duration slowInterval,
    @Default("0.01")
        @Range(min = "0.0001", max = "1")
        @Description("The share of one processor core of the server; above it the slow tier waits.")
        double costBudget,
    @Description("Databases whose tables and indexes are read, each on a session of its own.")
        DatabaseSelection databases,
    @Description("How many rows the long groups give.") Limits limits,
    @Description("How statements are told.") StatementOptions statements,
    @Description("When the last backup succeeded, from a query of yours.") Optional<Backup> backup,
    @Description("Groups by name: whether they are read, and how often.")
        Map<String, GroupSettings> groups,
    @Description("Queries of your own, whose rows become metrics or events.")
        List<CustomQuery> queries) {

  /** Checks the URL. */
  public PostgresqlConfig {
    PostgresqlUrl.of(url);
    groups = Map.copyOf(groups);
    queries = List.copyOf(queries);
    Plan.check(new PostgresqlCatalogue(limits, statements, backup), groups.keySet());
    CustomPart.check(queries);
    Target.check(url, password, iam, tls);
  }

  Plan plan() {
    return new Plan(
        new PostgresqlCatalogue(limits, statements, backup),
        new Target(url, username, password, iam, tls, connectTimeout, queryTimeout),
        databases,
        groups,
        slowInterval,
        costBudget,
        CustomPart.groups(queries));
  }
}
