package org.workloadmonitor.collector.database.postgresql;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.database.connection.Fault;

/**
 * Words for what the server or the driver said. Codes: appendix A of PostgreSQL's manual; those of
 * the driver are {@code org.postgresql.util.PSQLState}.
 */
final class PostgresqlFaults {

  private PostgresqlFaults() {}

  static Fault of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> Fault.AUTHENTICATION_FAILED;
      case "3D000" -> Fault.UNKNOWN_DATABASE;
      case "53300" -> Fault.TOO_MANY_CONNECTIONS;
      case "57P03" -> Fault.NOT_READY;
      case "57P01", "57P02", "57P04", "57P05" -> Fault.CONNECTION_LOST;
      case "42501" -> Fault.PERMISSION_DENIED;
      case "57014" -> Fault.QUERY_TIMEOUT;
      case "55P03" -> Fault.LOCK_TIMEOUT;
      case "08001", "08004" -> unconnected(e);
      default -> state.startsWith("08") ? inSession(e) : Fault.QUERY_FAILED;
    };
  }

  private static Fault unconnected(SQLException e) {
    return tls(e)
        .orElseGet(
            () -> {
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
              // The driver has no cause for a server that says no to TLS.
              return cause(e, IOException.class) == null
                  ? Fault.TLS_FAILURE
                  : Fault.CONNECTION_LOST;
            });
  }

  private static Fault inSession(SQLException e) {
    return namesAnotherHost(e) ? Fault.CERTIFICATE_REJECTED : tls(e).orElse(Fault.CONNECTION_LOST);
  }

  /** Whether the certificate is good, and another host's: the driver has no code for it. */
  static boolean namesAnotherHost(SQLException e) {
    return String.valueOf(e.getMessage()).contains("hostnameverifier");
  }

  private static Optional<Fault> tls(SQLException e) {
    if (cause(e, CertificateException.class) != null
        || cause(e, CertPathValidatorException.class) != null) {
      return Optional.of(Fault.CERTIFICATE_REJECTED);
    }
    return cause(e, SSLException.class) == null ? Optional.empty() : Optional.of(Fault.TLS_FAILURE);
  }

  private static @Nullable Throwable cause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return at;
      }
    }
    return null;
  }
}
