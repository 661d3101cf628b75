package org.workloadmonitor.collector.database.health;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;

/**
 * Connects anew at each check, as an application that starts would: a connection that stands says
 * nothing of whether the server takes another.
 */
final class JdbcHealthCheck implements HealthCheck {

  static final MetricDescriptor LAG =
      MetricDescriptor.gauge(
          "db.replication.lag", "s", "How far the replica that is checked is behind its source.");

  private final JdbcConfig config;
  private final Engine engine;
  private final Sessions sessions;

  JdbcHealthCheck(JdbcConfig config, Engine engine, PluginContext context) {
    this.config = config;
    this.engine = engine;
    this.sessions = new Sessions(engine, config.target(), context);
  }

  @Override
  public Health check(Recorder out) throws InterruptedException {
    try {
      return judged(sessions.kept(), out);
    } catch (DatabaseException e) {
      return failed(e.fault(), e.getMessage());
    } catch (SQLException e) {
      Fault fault = sessions.fault(e);
      return failed(fault, sessions.sentence(fault, e));
    } finally {
      sessions.drop();
    }
  }

  private Health judged(Session session, Recorder out) throws SQLException {
    Attributes about = Attributes.of("db.system.name", session.version().flavor().system());
    Optional<String> mistake = answer(session);
    if (mistake.isPresent()) {
      return Health.down(mistake.get()).with(with(about, "wrong_answer"));
    }
    OptionalDouble lag = engine.replicaLag(session);
    lag.ifPresent(seconds -> out.gauge(LAG, seconds));
    return config
        .maxReplicaLag()
        .filter(most -> lag.orElse(0) > seconds(most))
        .map(
            most ->
                Health.degraded(
                        "The replica is %.1f s behind its source, more than max_replica_lag (%s s)."
                            .formatted(lag.orElse(0), seconds(most)))
                    .with(with(about, "replica_lag")))
        .orElseGet(() -> Health.up().with(about));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** What is wrong with the answer, if anything. */
  private Optional<String> answer(Session session) throws SQLException {
    List<@Nullable String> rows = new ArrayList<>();
    session.queryOfUser(config.query(), 1, row -> rows.add(row.getString(1)));
    if (rows.isEmpty()) {
      return Optional.of("The statement was answered without a row.");
    }
    return config
        .expect()
        .filter(expected -> !expected.equals(rows.getFirst()))
        .map(expected -> "The answer was to be '%s', and is another.".formatted(expected));
  }

  /** What does not say that the server is down is no verdict on it. */
  private static Health failed(Fault fault, String reason) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Health verdict =
        switch (fault) {
          case AUTHENTICATION_FAILED, TOKEN_FAILED, PERMISSION_DENIED, UNSUPPORTED_VERSION ->
              Health.unknown(reason);
          default -> Health.down(reason);
        };
    return verdict.with(with(Attributes.EMPTY, fault.word()));
  }

  private static Attributes with(Attributes about, String error) {
    return about.toBuilder().put("error.type", error).build();
  }

  @Override
  public void close() {
    sessions.close();
  }
}
