package org.workloadmonitor.collector.external.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import org.workloadmonitor.collector.external.probe.Result;

/** What it means that a connection could not be made, or broke. */
public final class ConnectFaults {

  private ConnectFaults() {}

  /** The word for a failed attempt to connect. */
  public static Result ofConnect(IOException failure) {
    return switch (failure) {
      case SocketTimeoutException _ -> Result.CONNECT_TIMEOUT;
      case NoRouteToHostException _ -> Result.UNREACHABLE;
      case BindException _ -> Result.PROBE_FAILED;
      case ConnectException refused ->
          says(refused, "timed out") ? Result.CONNECT_TIMEOUT : Result.CONNECTION_REFUSED;
      default -> ofText(failure);
    };
  }

  /** The word for a connection that was made and then failed. */
  public static Result ofUse(IOException failure) {
    return failure instanceof SocketTimeoutException
        ? Result.RESPONSE_TIMEOUT
        : Result.CONNECTION_RESET;
  }

  /** The JDK has no types for these; the words are those of strerror(3). */
  private static Result ofText(IOException failure) {
    if (says(failure, "unreachable") || says(failure, "is down")) {
      return Result.UNREACHABLE;
    }
    if (says(failure, "not permitted") || says(failure, "Permission denied")) {
      return Result.NOT_PERMITTED;
    }
    return says(failure, "reset") ? Result.CONNECTION_RESET : Result.PROBE_FAILED;
  }

  private static boolean says(IOException failure, String words) {
    return String.valueOf(failure.getMessage()).contains(words);
  }
}
