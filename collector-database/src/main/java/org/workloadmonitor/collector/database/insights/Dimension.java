package org.workloadmonitor.collector.database.insights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.database.statement.QueryDigests;

/**
 * What the load can be divided by. Which engine has which is in the API reference of Performance
 * Insights, DimensionGroup.
 */
public enum Dimension {
  /** What sessions wait for, or CPU. */
  WAIT_EVENT("db.wait_event"),
  /** Kinds of what sessions wait for. */
  WAIT_EVENT_TYPE("db.wait_event_type"),
  /** Statements without their literals. Never {@code db.sql}, which has them. */
  SQL("db.sql_tokenized"),
  /** Users of the database. */
  USER("db.user"),
  /** Where the clients are. */
  HOST("db.host"),
  /** What the clients call themselves; PostgreSQL only. */
  APPLICATION("db.application"),
  /** Databases of the instance; PostgreSQL, MySQL and MariaDB only. */
  DATABASE("db"),
  /** Clients or the server's own processes; PostgreSQL only. */
  SESSION_TYPE("db.session_type");

  private final String group;

  Dimension(String group) {
    this.group = group;
  }

  /** The dimension group of the API. */
  String group() {
    return group;
  }

  /** The dimensions of the group that are asked for. */
  List<String> keys() {
    return switch (this) {
      case WAIT_EVENT -> List.of("db.wait_event.name", "db.wait_event.type");
      case WAIT_EVENT_TYPE -> List.of("db.wait_event_type.name");
      case SQL ->
          List.of("db.sql_tokenized.id", "db.sql_tokenized.db_id", "db.sql_tokenized.statement");
      case USER -> List.of("db.user.name");
      case HOST -> List.of("db.host.id", "db.host.name");
      case APPLICATION -> List.of("db.application.name");
      case DATABASE -> List.of("db.name");
      case SESSION_TYPE -> List.of("db.session_type.name");
    };
  }

  /** Whether the engine has it. */
  boolean isOf(Engine engine) {
    return switch (this) {
      case WAIT_EVENT, WAIT_EVENT_TYPE, SQL, USER, HOST -> true;
      case APPLICATION, SESSION_TYPE -> engine.isPostgresql();
      case DATABASE -> engine.isPostgresql() || engine.isMysql() || engine.isMariadb();
    };
  }

  /** Whether dimensions of the answer belong to it. */
  boolean isMeant(Map<String, String> dimensions) {
    return keys().stream().anyMatch(dimensions::containsKey);
  }

  /**
   * Adds what tells one part of the load from the others.
   *
   * @return false if the answer does not say it
   */
  boolean put(Map<String, String> dimensions, Attributes.Builder into) {
    return switch (this) {
      case SQL ->
          Digest.of(dimensions)
              .map(digest -> into.put(QueryDigests.DIGEST, digest.id()))
              .isPresent();
      case HOST ->
          text(dimensions, "db.host.name")
              .or(() -> text(dimensions, "db.host.id"))
              .map(host -> into.put("db.host.name", host))
              .isPresent();
      case DATABASE ->
          text(dimensions, "db.name").map(name -> into.put("db.namespace", name)).isPresent();
      case WAIT_EVENT -> {
        text(dimensions, "db.wait_event.type")
            .ifPresent(type -> into.put("db.wait_event.type", type));
        yield same(dimensions, into);
      }
      case WAIT_EVENT_TYPE ->
          text(dimensions, "db.wait_event_type.name")
              .map(type -> into.put("db.wait_event.type", type))
              .isPresent();
      case USER, APPLICATION, SESSION_TYPE -> same(dimensions, into);
    };
  }

  private boolean same(Map<String, String> dimensions, Attributes.Builder into) {
    String key = keys().getFirst();
    return text(dimensions, key).map(value -> into.put(key, value)).isPresent();
  }

  private static Optional<String> text(Map<String, String> dimensions, String key) {
    return Optional.ofNullable(dimensions.get(key))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
