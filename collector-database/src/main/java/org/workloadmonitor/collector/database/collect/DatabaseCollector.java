package org.workloadmonitor.collector.database.collect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;
import org.workloadmonitor.collector.database.query.Scope;

/**
 * Reads one server, on one connection that is kept. A run that finds the connection gone ends and
 * says so; the next one connects again.
 */
public final class DatabaseCollector implements Collector {

  private final PluginContext context;
  private final Sessions sessions;
  private final List<GroupReader> groups;
  private final DatabaseGroups databaseGroups;
  private final Availability availability;
  private final CostWatch cost;
  private final StandingProblems costProblems = new StandingProblems();

  /** Connects to nothing yet. */
  public DatabaseCollector(Plan plan, PluginContext context) {
    CollectorMetrics metrics = CollectorMetrics.of(plan.catalogue().engine().name());
    this.context = context;
    this.sessions = new Sessions(plan.catalogue().engine(), plan.target(), context);
    this.groups = plan.groups().stream().map(paced -> new GroupReader(paced, context)).toList();
    this.databaseGroups = new DatabaseGroups(plan, sessions);
    this.availability = new Availability(metrics, sessions.address().toString());
    this.cost = new CostWatch(plan, sessions, metrics, context);
  }

  /** Every metric that a collector with this catalogue can emit. */
  public static List<MetricDescriptor> metrics(Catalogue catalogue) {
    return Stream.concat(
            CollectorMetrics.of(catalogue.engine().name()).all().stream(),
            catalogue.groups().stream().flatMap(group -> group.metrics().stream()))
        .distinct()
        .toList();
  }

  @Override
  public void collect(Recorder out) throws InterruptedException {
    try {
      read(sessions.kept(), out);
      availability.up(out);
    } catch (DatabaseException e) {
      failed(e.fault(), e.getMessage(), out);
    } catch (LostException e) {
      failed(e.fault(), e.getMessage(), out);
    } catch (InterruptedException e) {
      sessions.drop();
      throw e;
    } finally {
      cost.publish(out);
    }
  }

  private void failed(Fault fault, String reason, Recorder out) throws InterruptedException {
    sessions.drop();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    groups.forEach(group -> group.remind(out));
    availability.down(fault, reason, out);
  }

  private void read(Session session, Recorder out) throws LostException, InterruptedException {
    long now = context.nanoTime();
    List<GroupReader> apart = new ArrayList<>();
    for (GroupReader group : groups) {
      if (!group.isDue(now, cost.factor())) {
        group.remind(out);
        continue;
      }
      if (group.scope() == Scope.DATABASE) {
        apart.add(group);
      } else {
        group.read(session, sessions, "", out);
      }
    }
    databaseGroups.read(session, apart, out);
    askCost(session, out);
  }

  private void askCost(Session session, Recorder out) throws LostException {
    if (!cost.isDue()) {
      costProblems.repeat(out);
      return;
    }
    costProblems.clear();
    try {
      cost.ask(session, out);
    } catch (SQLException e) {
      Fault fault = sessions.fault(e);
      if (fault.endsSession()) {
        throw new LostException(fault, sessions.sentence(fault, e));
      }
      costProblems.noting(out).problem("own cost", sessions.sentence(fault, e));
    }
  }

  @Override
  public void close() {
    sessions.close();
  }
}
