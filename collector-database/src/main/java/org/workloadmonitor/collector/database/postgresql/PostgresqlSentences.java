package org.workloadmonitor.collector.database.postgresql;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.workloadmonitor.collector.database.connection.Address;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Target;

/** What went wrong and what to do. Neither secrets nor the text of statements or rows. */
final class PostgresqlSentences {

  /** What no predefined role for monitoring gives. */
  private static final Pattern DENIED =
      Pattern.compile("permission denied for (schema|database|table|view) (.+)");

  private PostgresqlSentences() {}

  static String of(Fault fault, SQLException e, Target target, Address address) {
    return switch (fault) {
      case DNS_FAILURE ->
          "The name %s has no address. Check the URL and the name server."
              .formatted(address.host());
      case CONNECTION_REFUSED ->
          ("Nothing listens at %s. Is the server running, and does its listen_addresses name this"
                  + " address?")
              .formatted(address);
      case CONNECT_TIMEOUT ->
          "%s did not answer within %d s. A firewall may drop the packets, or the server hangs."
              .formatted(address, target.connectTimeout().toSeconds());
      case TLS_FAILURE -> tls(e, address);
      case CERTIFICATE_REJECTED -> certificate(e, address);
      case AUTHENTICATION_FAILED -> authentication(e, target, address);
      case TOKEN_FAILED -> "The token for IAM database authentication could not be made.";
      case TOO_MANY_CONNECTIONS ->
          ("All connections are taken: %s. Raise max_connections, or keep some for the monitor:"
                  + " from PostgreSQL 16 on set reserved_connections = 3 and GRANT"
                  + " pg_use_reserved_connections TO %s.")
              .formatted(message(e), quoted(target.username()));
      case UNKNOWN_DATABASE -> "%s Check the URL.".formatted(sentence(message(e)));
      case NOT_READY -> "The server takes no connections yet: %s.".formatted(message(e));
      case UNSUPPORTED_VERSION -> sentence(message(e));
      case PERMISSION_DENIED -> permission(e, target);
      case QUERY_TIMEOUT ->
          ("The statement took longer than %d ms and was cancelled. Raise query_timeout, or turn"
                  + " the group off.")
              .formatted(target.queryTimeout().toMillis());
      case LOCK_TIMEOUT -> "Something holds a lock on what is to be read; it is not waited for.";
      case CONNECTION_LOST -> "The connection to %s broke: %s.".formatted(address, message(e));
      case QUERY_FAILED -> failed(e);
    };
  }

  private static String tls(SQLException e, Address address) {
    String why = innermost(e);
    return ("No TLS with %s: %s. Turn it on in the server (ssl = on), or, on a network that you"
            + " trust, write tls: { mode: disable }.")
        .formatted(address, why);
  }

  private static String certificate(SQLException e, Address address) {
    return PostgresqlFaults.namesAnotherHost(e)
        ? ("The certificate of %s names another host. Use its name in the URL, or write tls: {"
                + " mode: verify_ca } where every host of this authority may be trusted.")
            .formatted(address)
        : ("The certificate of %s is not trusted: %s. Name the authority in tls.ca, or, if the"
                + " certificate names another host, use that name in the URL.")
            .formatted(address, innermost(e));
  }

  private static String authentication(SQLException e, Target target, Address address) {
    String advice =
        target.iam().isPresent()
            ? " For IAM: GRANT rds_iam TO "
                + quoted(target.username())
                + ", and allow"
                + " rds-db:connect to the agent's identity."
            : " Check username and password, and the server's pg_hba.conf.";
    return "%s does not let '%s' in: %s.%s"
        .formatted(address, target.username(), message(e), advice);
  }

  private static String permission(SQLException e, Target target) {
    String message = message(e);
    Matcher denied = DENIED.matcher(message);
    String grant =
        denied.matches()
            ? "%s ON %s %s".formatted(right(denied.group(1)), denied.group(1), denied.group(2))
            : "pg_monitor";
    return "%s GRANT %s TO %s would allow it."
        .formatted(sentence(message), grant.replace("ON view ", "ON "), quoted(target.username()));
  }

  private static String right(String kind) {
    return switch (kind) {
      case "schema" -> "USAGE";
      case "database" -> "CONNECT";
      default -> "SELECT";
    };
  }

  /** Messages of class 22 quote the value that they are about. */
  private static String failed(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22")
        ? "The statement failed on a value that it met (SQLSTATE %s).".formatted(state)
        : "The statement failed: %s (SQLSTATE %s).".formatted(message(e), state);
  }

  private static String quoted(String role) {
    return '"' + role.replace("\"", "\"\"") + '"';
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  /** The server's first line alone: details and hints may hold rows. */
  private static String message(SQLException e) {
    ServerErrorMessage said =
        e instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
    return withoutDot(said == null ? String.valueOf(e.getMessage()) : text(said.getMessage()));
  }

  private static String text(@Nullable String message) {
    return message == null ? "no reason given" : message;
  }

  private static String innermost(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return withoutDot(String.valueOf(at.getMessage()));
  }

  private static String withoutDot(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
