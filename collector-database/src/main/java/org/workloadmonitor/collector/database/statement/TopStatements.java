package org.workloadmonitor.collector.database.statement;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Versions;

/**
 * The statements that took most of the server's time since the reading before.
 *
 * @param source where the engine counts them
 * @param options how many, and whether their texts are told
 */
public record TopStatements(StatementSource source, StatementOptions options) implements Part {

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return source.measures().stream().map(Measure::metric).distinct().toList();
  }

  @Override
  public Versions versions() {
    return source.versions();
  }

  @Override
  public Reading on(Version version) {
    return new StatementReading(source, options, version);
  }
}
