package org.workloadmonitor.collector.database.connection;

/**
 * Where a server listens, as a URL says it.
 *
 * @param host its name or address
 * @param port its port
 * @param database the database; empty where the URL names none
 */
public record Address(String host, int port, String database) {

  /** Whether no network lies between: a name or address of the loopback interface. */
  public boolean isLoopback() {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("[::1]");
  }

  /** As it is shown: {@code db.internal:5432}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
