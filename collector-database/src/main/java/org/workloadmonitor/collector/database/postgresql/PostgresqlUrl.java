package org.workloadmonitor.collector.database.postgresql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.Address;

/**
 * A URL as PostgreSQL's driver reads it: {@code jdbc:postgresql://host:port/database?option=value}.
 * Several hosts, with commas between, are tried in turn.
 *
 * @param hosts with their ports; empty for the local host
 * @param database the database; empty where none is named
 * @param options what follows the question mark; empty where nothing does
 */
record PostgresqlUrl(String hosts, String database, String options) {

  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:postgresql:(?://(?<hosts>[^/?]*)/?)?(?<database>[^?]*)(?<options>\\?.*)?");

  private static final String DEFAULT_PORT = "5432";

  /** Options that say which server is meant or how; all else is the collector's to decide. */
  private static final Set<String> OPTIONS =
      Set.of(
          "targetServerType",
          "loadBalanceHosts",
          "hostRecheckSeconds",
          "gssEncMode",
          "channelBinding",
          "sslNegotiation",
          "prepareThreshold");

  static PostgresqlUrl of(String url) {
    Matcher matcher = FORM.matcher(url);
    if (!matcher.matches()) {
      throw new ConfigurationException(
          "url",
          "This is no URL of a PostgreSQL server. Write jdbc:postgresql://HOST:PORT/DATABASE.");
    }
    PostgresqlUrl parsed =
        new PostgresqlUrl(
            text(matcher.group("hosts")),
            text(matcher.group("database")),
            text(matcher.group("options")));
    parsed.checkOptions();
    parsed.address();
    return parsed;
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  private void checkOptions() {
    if (options.length() < 2) {
      return;
    }
    for (String option : options.substring(1).split("&", -1)) {
      String name = option.split("=", 2)[0];
      if (!OPTIONS.contains(name)) {
        throw new ConfigurationException(
            "url",
            ("The URL's option '%s' can't be set here: TLS, time-outs and the session's settings"
                    + " have keys of their own. Options of the URL are: %s.")
                .formatted(name, String.join(", ", new TreeSet<>(OPTIONS))));
      }
    }
  }

  /** Where the first host listens. */
  Address address() {
    String first = allHosts().getFirst();
    int colon = first.lastIndexOf(':');
    boolean hasPort = colon > first.lastIndexOf(']');
    String host = hasPort ? first.substring(0, colon) : first;
    String port = hasPort ? first.substring(colon + 1) : DEFAULT_PORT;
    if (!port.matches("\\d{1,5}")) {
      throw new ConfigurationException("url", "'%s' is no port.".formatted(port));
    }
    return new Address(host.isEmpty() ? "localhost" : host, Integer.parseInt(port), database);
  }

  /** Whether each host is on the loopback interface. */
  boolean isLoopback() {
    return allHosts().stream()
        .allMatch(host -> new PostgresqlUrl(host, "", "").address().isLoopback());
  }

  private List<String> allHosts() {
    return Arrays.asList(hosts.split(",", -1));
  }

  /** The same server's URL for another database. */
  String at(String other) {
    String encoded = URLEncoder.encode(other, StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://%s/%s%s".formatted(hosts, encoded, options);
  }

  /** For the driver, which takes the user's name for the database where none is named. */
  String complete() {
    return database.isEmpty()
        ? at("postgres")
        : "jdbc:postgresql://%s/%s%s".formatted(hosts, database, options);
  }
}
