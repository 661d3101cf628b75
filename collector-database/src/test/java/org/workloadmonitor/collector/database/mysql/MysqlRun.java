package org.workloadmonitor.collector.database.mysql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.collect.DatabaseCollector;
import org.workloadmonitor.collector.database.collect.GroupSettings;
import org.workloadmonitor.collector.database.collect.Plan;
import org.workloadmonitor.collector.database.connection.TlsMode;
import org.workloadmonitor.collector.database.connection.TlsOptions;
import org.workloadmonitor.collector.database.custom.CustomQuery;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.server.MysqlServer.Login;
import org.workloadmonitor.collector.database.statement.StatementOptions;

/** A collector of some groups alone, with a clock that is turned by hand. */
public final class MysqlRun implements AutoCloseable {

  /** For tests of servers that say nothing. */
  public static final Duration SOON = Duration.ofSeconds(1);

  /** A server that was given from outside may have large tables of its own. */
  private static final Limits ALL = new Limits(10_000, 10_000, 10_000);

  private final TestContext context;
  private final DatabaseCollector collector;

  private MysqlRun(MysqlConfig config, Path directory, String... groups) {
    this.context = new TestContext(directory);
    this.collector = new DatabaseCollector(plan(config, groups), context);
  }

  /** A collector of these groups; of all that are on by default if none is named. */
  public static MysqlRun of(String url, Login login, Path directory, String... groups) {
    return new MysqlRun(config(url, login, Duration.ofSeconds(5), List.of()), directory, groups);
  }

  /** A collector with this configuration, of the status alone. */
  static MysqlRun of(MysqlConfig config, Path directory) {
    return new MysqlRun(config, directory, "status");
  }

  /** A collector of the status alone that soon gives up waiting, and of this query. */
  public static MysqlRun impatient(
      String url, Login login, Path directory, CustomQuery... queries) {
    return new MysqlRun(config(url, login, SOON, List.of(queries)), directory, "status");
  }

  /** The same that waits for a long time. */
  public static MysqlRun patient(String url, Login login, Path directory, CustomQuery... queries) {
    return new MysqlRun(
        config(url, login, Duration.ofMinutes(1), List.of(queries)), directory, "status");
  }

  static MysqlConfig config(String url, Login login, Duration timeout, List<CustomQuery> queries) {
    return new MysqlConfig(
        url,
        login.username(),
        Optional.of(Secret.of(login.password())),
        Optional.empty(),
        new TlsOptions(TlsMode.AUTO, Optional.empty()),
        timeout,
        timeout,
        Duration.ofMinutes(5),
        0.01,
        ALL,
        new StatementOptions(20, true),
        Map.of(),
        queries);
  }

  private static Plan plan(MysqlConfig config, String... groups) {
    Plan all = config.plan();
    if (groups.length == 0) {
      return all;
    }
    Map<String, GroupSettings> settings = new HashMap<>();
    for (Group group : all.catalogue().groups()) {
      boolean wanted = List.of(groups).contains(group.name());
      settings.put(group.name(), new GroupSettings(wanted, Optional.empty()));
    }
    return new Plan(
        all.catalogue(),
        all.target(),
        all.databases(),
        settings,
        all.slowInterval(),
        all.budget(),
        all.more());
  }

  /** Collects once. */
  public RecordingRecorder collect() throws InterruptedException {
    RecordingRecorder out = new RecordingRecorder(context.clock());
    collector.collect(out);
    return out;
  }

  /** Turns the clock. */
  public void advance(Duration by) {
    context.advance(by);
  }

  @Override
  public void close() {
    collector.close();
  }
}
