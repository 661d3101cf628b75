package org.workloadmonitor.collector.database.postgresql;

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
import org.workloadmonitor.collector.database.collect.DatabaseSelection;
import org.workloadmonitor.collector.database.collect.GroupSettings;
import org.workloadmonitor.collector.database.collect.Plan;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.TlsMode;
import org.workloadmonitor.collector.database.connection.TlsOptions;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.statement.StatementOptions;

/** A collector of some groups alone, with a clock that is turned by hand. */
public final class PostgresqlRun implements AutoCloseable {

  private final TestContext context;
  private final DatabaseCollector collector;

  private PostgresqlRun(Plan plan, TestContext context) {
    this.context = context;
    this.collector = new DatabaseCollector(plan, context);
  }

  /** A collector of these groups; of all that there are if none is named. */
  public static PostgresqlRun of(String url, Login login, Path directory, String... groups) {
    TestContext context = new TestContext(directory);
    return new PostgresqlRun(plan(config(url, login), groups), context);
  }

  /** A collector that waits for no longer than a second. */
  public static PostgresqlRun impatient(String url, Login login, Path directory) {
    return of(Configs.impatient(config(url, login)), directory);
  }

  /** A collector with this configuration. */
  static PostgresqlRun of(PostgresqlConfig config, Path directory) {
    return new PostgresqlRun(config.plan(), new TestContext(directory));
  }

  static PostgresqlConfig config(String url, Login login) {
    return new PostgresqlConfig(
        url,
        login.username(),
        Optional.of(Secret.of(login.password())),
        Optional.empty(),
        new TlsOptions(TlsMode.AUTO, Optional.empty()),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        0.01,
        new DatabaseSelection(List.of(), List.of()),
        Limits.DEFAULT,
        new StatementOptions(20, true),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  private static Plan plan(PostgresqlConfig config, String... groups) {
    Plan all = config.plan();
    if (groups.length == 0) {
      return all;
    }
    Map<String, GroupSettings> settings = new HashMap<>();
    for (Group group : all.catalogue().groups()) {
      boolean wanted = List.of(groups).contains(group.name());
      settings.put(group.name(), new GroupSettings(wanted, Optional.empty()));
    }
    Target target = all.target();
    return new Plan(
        all.catalogue(),
        target,
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
