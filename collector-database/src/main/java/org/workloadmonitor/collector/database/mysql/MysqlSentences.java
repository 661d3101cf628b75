package org.workloadmonitor.collector.database.mysql;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workloadmonitor.collector.database.connection.Address;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Target;

/** What went wrong and what to do. Neither secrets nor the text of statements or rows. */
final class MysqlSentences {

  /** In the message of error 1227. */
  private static final Pattern PRIVILEGES =
      Pattern.compile("\\(at least one of\\) the (.*) privilege\\(s\\)");

  /** In the message of error 1142. */
  private static final Pattern TABLE =
      Pattern.compile("(?:SELECT|SHOW VIEW) command denied .* for table (.*)");

  private MysqlSentences() {}

  static String of(Fault fault, SQLException e, Target target, Address address) {
    return switch (fault) {
      case DNS_FAILURE ->
          "The name %s has no address. Check the URL and the name server."
              .formatted(address.host());
      case CONNECTION_REFUSED ->
          ("Nothing listens at %s. Is the server running, and does its bind_address name this"
                  + " address?")
              .formatted(address);
      case CONNECT_TIMEOUT ->
          "%s did not answer within %d s. A firewall may drop the packets, or the server hangs."
              .formatted(address, target.connectTimeout().toSeconds());
      case TLS_FAILURE ->
          ("No TLS with %s: %s. Give the server a certificate (ssl_cert, ssl_key), or, on a network"
                  + " that you trust, write tls: { mode: disable }.")
              .formatted(address, innermost(e));
      case CERTIFICATE_REJECTED ->
          ("The certificate of %s is not trusted: %s. Name the authority in tls.ca, or, if the"
                  + " certificate names another host, use that name in the URL.")
              .formatted(address, innermost(e));
      case AUTHENTICATION_FAILED -> authentication(e, target, address);
      case TOKEN_FAILED -> "The token for IAM database authentication could not be made.";
      case TOO_MANY_CONNECTIONS ->
          "%s Raise max_connections (or the limit of the account), or find out who holds them."
              .formatted(sentence(message(e)));
      case UNKNOWN_DATABASE ->
          "%s Check the URL, which needs no schema.".formatted(sentence(message(e)));
      case NOT_READY -> "The server takes no connections yet: %s.".formatted(message(e));
      case UNSUPPORTED_VERSION -> sentence(message(e));
      case PERMISSION_DENIED -> permission(e, target);
      case QUERY_TIMEOUT ->
          ("The statement took longer than %d ms and was cancelled. Raise query_timeout, or turn"
                  + " the group off.")
              .formatted(target.queryTimeout().toMillis());
      case LOCK_TIMEOUT -> "Something holds a lock on what is to be read; it is not waited for.";
      case CONNECTION_LOST ->
          "The connection to %s broke: %s.".formatted(address, firstLine(message(e)));
      case QUERY_FAILED ->
          "The statement failed with error %d (SQLSTATE %s)."
                  .formatted(e.getErrorCode(), e.getSQLState())
              + explained(e);
    };
  }

  /** Messages of a few errors name what is missing; all others may quote a statement or a row. */
  private static String explained(SQLException e) {
    return switch (e.getErrorCode()) {
      case 0, 1054, 1109, 1146, 1193 -> " " + sentence(message(e));
      default -> "";
    };
  }

  private static String authentication(SQLException e, Target target, Address address) {
    if (e.getErrorCode() == 0) {
      return ("%s wants the password of '%s' encrypted, which needs TLS. Write tls: { mode: verify"
              + " }, or require.")
          .formatted(address, target.username());
    }
    String advice =
        target.iam().isPresent()
            ? " For IAM, the account is made with IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS',"
                + " and the agent's identity needs rds-db:connect."
            : " Check username and password, and the host of the account.";
    return "%s does not let '%s' in: %s.%s"
        .formatted(address, target.username(), message(e), advice);
  }

  private static String permission(SQLException e, Target target) {
    return "%s %s".formatted(sentence(message(e)), grant(e, target.username()));
  }

  /** The right that would help. */
  private static String grant(SQLException e, String user) {
    String message = message(e);
    Matcher privileges = PRIVILEGES.matcher(message);
    if (privileges.find()) {
      String last = privileges.group(1).substring(privileges.group(1).lastIndexOf(',') + 1);
      return "GRANT %s ON *.* TO '%s' would allow it.".formatted(last.strip(), user);
    }
    Matcher table = TABLE.matcher(message);
    if (table.find() && !table.group(1).contains(".")) {
      return "GRANT SELECT ON performance_schema.* TO '%s' would allow it.".formatted(user);
    }
    if (message.contains("performance_schema")) {
      return "GRANT SELECT ON performance_schema.* TO '%s' would allow it.".formatted(user);
    }
    return "'monitor grants' prints the rights that the account needs.";
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  /** The driver puts words of its own in front of the server's. */
  private static String message(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int server = message.indexOf("message from server: ");
    String told =
        server < 0
            ? message
            : message.substring(server + "message from server: ".length()).replace("\"", "");
    return withoutDot(told.strip());
  }

  private static String firstLine(String message) {
    return withoutDot(message.lines().findFirst().orElse("no reason given").strip());
  }

  private static String innermost(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return firstLine(String.valueOf(at.getMessage()));
  }

  private static String withoutDot(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
