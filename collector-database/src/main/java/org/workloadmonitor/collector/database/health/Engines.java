package org.workloadmonitor.collector.database.health;

import java.util.Map;
import java.util.TreeMap;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.mysql.MysqlEngine;
import org.workloadmonitor.collector.database.postgresql.PostgresqlEngine;

/** Which engine a URL is for. */
final class Engines {

  private static final Map<String, Engine> BY_PREFIX = byPrefix();

  private Engines() {}

  private static Map<String, Engine> byPrefix() {
    MysqlEngine mysql = new MysqlEngine();
    return new TreeMap<>(
        Map.of(
            "jdbc:postgresql:", new PostgresqlEngine(),
            "jdbc:mysql:", mysql,
            "jdbc:mariadb:", mysql));
  }

  /**
   * The engine of a URL.
   *
   * @throws ConfigurationException if there is none, or the URL is not one that it takes
   */
  static Engine of(String url) {
    Engine engine =
        BY_PREFIX.entrySet().stream()
            .filter(known -> url.startsWith(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "url",
                        "There is no driver for this URL. It begins with one of %s."
                            .formatted(String.join(", ", BY_PREFIX.keySet()))));
    engine.address(url);
    return engine;
  }
}
