package org.workloadmonitor.collector.database.custom;

import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.signal.Severity;

/**
 * What each row becomes an event as.
 *
 * @param name the name of the events
 * @param severity how much they matter
 * @param message the column with the sentence for a person
 */
public record EventRow(
    @Description("Dotted name of the events, such as shop.order.stuck.") String name,
    @Default("info") @Description("info, warning, error or critical.") Severity severity,
    @Description("Column with the sentence for a person; else the query's name.")
        Optional<String> message) {

  /** Checks the name. */
  public EventRow {
    if (name.isBlank()) {
      throw new ConfigurationException("name", "The events need a name.");
    }
  }
}
