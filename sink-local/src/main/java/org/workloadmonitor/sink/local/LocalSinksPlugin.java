package org.workloadmonitor.sink.local;

import java.util.List;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.sink.local.console.ConsoleSinkFactory;
import org.workloadmonitor.sink.local.file.FileSinkFactory;
import org.workloadmonitor.sink.local.openmetrics.OpenMetricsSinkFactory;

/** Sinks that need no account anywhere. */
public final class LocalSinksPlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "sink-local";
  }

  @Override
  public List<SinkFactory<?>> sinks() {
    return List.of(new ConsoleSinkFactory(), new FileSinkFactory(), new OpenMetricsSinkFactory());
  }
}
