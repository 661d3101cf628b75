package org.workloadmonitor.collector.database.mysql;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.database.connection.Fault;

/**
 * Words for what the server or the driver said. Numbers: the error references of MySQL and of
 * MariaDB; states: the driver's manual, 'Mapping MySQL Error Numbers to JDBC SQLState Codes'.
 */
final class MysqlFaults {

  /** No connection was made, or it was refused. */
  private static final String NOT_CONNECTED = "08001";

  /** The error of servers for a right that is missing. */
  static final int NEEDS_PRIVILEGE = 1227;

  private MysqlFaults() {}

  /** Marks that there was no connection yet: the driver gives most of it the state 08S01. */
  static SQLException whileConnecting(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") && e.getErrorCode() == 0
        ? new SQLNonTransientConnectionException(e.getMessage(), NOT_CONNECTED, 0, e)
        : e;
  }

  static Fault of(SQLException e) {
    return switch (e.getErrorCode()) {
      case 1045, 1129, 1130, 1251, 1524, 1698, 1820, 1862, 3118, 3955, 4151 ->
          Fault.AUTHENTICATION_FAILED;
      case 1040, 1203, 1226 -> Fault.TOO_MANY_CONNECTIONS;
      case 1049 -> Fault.UNKNOWN_DATABASE;
      case 1044, 1142, 1143, 1227, 1370 -> Fault.PERMISSION_DENIED;
      case 1969, 3024 -> Fault.QUERY_TIMEOUT;
      case 1205, 3572 -> Fault.LOCK_TIMEOUT;
      case 1053, 1077, 1079, 1080, 1927, 3169, 4031 -> Fault.CONNECTION_LOST;
      case 3032 -> Fault.NOT_READY;
      case 3159 -> Fault.TLS_FAILURE;
      default -> byState(e);
    };
  }

  private static Fault byState(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals(NOT_CONNECTED)) {
      return unconnected(e);
    }
    if (state.equals("28000")) {
      return Fault.AUTHENTICATION_FAILED;
    }
    if (state.startsWith("08")) {
      Fault tls = tls(e);
      return tls == null ? Fault.CONNECTION_LOST : tls;
    }
    return Fault.QUERY_FAILED;
  }

  private static Fault unconnected(SQLException e) {
    Fault tls = tls(e);
    if (tls != null) {
      return tls;
    }
    if (cause(e, UnknownHostException.class) != null) {
      return Fault.DNS_FAILURE;
    }
    if (cause(e, SocketTimeoutException.class) != null
        || cause(e, NoRouteToHostException.class) != null) {
      return Fault.CONNECT_TIMEOUT;
    }
    if (cause(e, ConnectException.class) != null) {
      return Fault.CONNECTION_REFUSED;
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("Public Key Retrieval")) {
      return Fault.AUTHENTICATION_FAILED;
    }
    return message.contains("SSL") ? Fault.TLS_FAILURE : Fault.CONNECTION_LOST;
  }

  private static @Nullable Fault tls(SQLException e) {
    if (cause(e, CertificateException.class) != null
        || cause(e, CertPathValidatorException.class) != null) {
      return Fault.CERTIFICATE_REJECTED;
    }
    return cause(e, SSLException.class) == null ? null : Fault.TLS_FAILURE;
  }

  static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
