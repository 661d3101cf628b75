package org.workloadmonitor.core.launch;

import java.util.function.Supplier;
import org.workloadmonitor.core.config.CollectorConfiguration;
import org.workloadmonitor.core.config.HealthCheckConfiguration;
import org.workloadmonitor.core.plugin.PluginRegistry;
import org.workloadmonitor.core.schedule.CollectorTask;
import org.workloadmonitor.core.schedule.HealthTask;
import org.workloadmonitor.core.schedule.Task;

/** Makes tasks for the scheduler from what the configuration wants. */
final class TaskMaker {

  private final Supplier<PluginRegistry> plugins;

  TaskMaker(Supplier<PluginRegistry> plugins) {
    this.plugins = plugins;
  }

  Task make(WantedTask wanted) {
    return switch (wanted) {
      case WantedTask.OfCollector collector -> collector(collector, collector.configuration());
      case WantedTask.OfHealthCheck check -> healthCheck(check, check.configuration());
    };
  }

  private <C extends Record> Task collector(
      WantedTask wanted, CollectorConfiguration<C> configuration) {
    return new CollectorTask(
        wanted.id(),
        wanted.component(),
        plugins.get().loaderOf(configuration.factory()),
        configuration.interval(),
        configuration.deadline(),
        context -> configuration.factory().create(configuration.config(), context));
  }

  private <C extends Record> Task healthCheck(
      WantedTask wanted, HealthCheckConfiguration<C> configuration) {
    return new HealthTask(
        wanted.id(),
        wanted.component(),
        plugins.get().loaderOf(configuration.factory()),
        configuration.interval(),
        configuration.deadline(),
        configuration.upAfter(),
        configuration.downAfter(),
        context -> configuration.factory().create(configuration.config(), context));
  }
}
