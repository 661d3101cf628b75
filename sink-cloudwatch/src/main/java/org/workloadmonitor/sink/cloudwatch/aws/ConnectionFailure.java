package org.workloadmonitor.sink.cloudwatch.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What a failed connection means, in words that are the same each time. */
final class ConnectionFailure {

  private ConnectionFailure() {}

  /** The request was not sent, or not all of it. */
  static String beforeSending(IOException failure, URI endpoint) {
    String where = endpoint.getAuthority();
    return switch (failure) {
      case UnknownHostException _ ->
          "The name %s is not known: check the region, the endpoint and the DNS."
              .formatted(endpoint.getHost());
      case ConnectException _, NoRouteToHostException _ ->
          "No connection to %s: %s".formatted(where, Texts.sentence(failure.getMessage()));
      case SocketTimeoutException _ ->
          "No connection to %s in time: check the network, the proxy and the security groups."
              .formatted(where);
      case SSLException _ ->
          "No secure connection to %s: %s".formatted(where, Texts.sentence(failure.getMessage()));
      default ->
          "The connection to %s ended before the request was sent: %s"
              .formatted(where, Texts.sentence(failure.getMessage()));
    };
  }

  /** The request was sent, and no answer came. */
  static String afterSending(IOException failure, URI endpoint) {
    String where = endpoint.getAuthority();
    return failure instanceof SocketTimeoutException
        ? "%s took the request and gave no answer in time.".formatted(where)
        : "The connection to %s ended before the answer: %s"
            .formatted(where, Texts.sentence(failure.getMessage()));
  }
}
