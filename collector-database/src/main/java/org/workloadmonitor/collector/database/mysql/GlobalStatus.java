package org.workloadmonitor.collector.database.mysql;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Versions;

/**
 * All topics that are read from the server's status: one statement for all of them, for the server
 * adds up the counters of all sessions each time.
 *
 * @param topics what is read
 */
record GlobalStatus(List<StatusTopic> topics) implements Part {

  GlobalStatus {
    topics = List.copyOf(topics);
  }

  @Override
  public String name() {
    return "global_status";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return topics.stream().flatMap(StatusTopic::metrics).distinct().toList();
  }

  @Override
  public Versions versions() {
    return Versions.ALL;
  }

  @Override
  public Reading on(Version version) {
    return new StatusReading(topics, version);
  }
}
