package org.workloadmonitor.collector.database.mysql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.Address;

/**
 * A URL of MySQL or MariaDB: {@code jdbc:mysql://host:port/schema}, or {@code jdbc:mariadb://...}.
 *
 * @param host the name or address; an IPv6 address stands in brackets
 * @param port the port
 * @param schema the schema, as it is written in the URL; empty where none is named
 */
record MysqlUrl(String host, int port, String schema) {

  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:(?:mysql|mariadb)://(?<host>\\[[0-9a-fA-F:.]+\\]|[^\\[\\]/?#:,()]+)"
              + "(?::(?<port>\\d{1,5}))?(?:/(?<schema>[^?#]*))?(?<options>\\?.*)?");

  private static final int DEFAULT_PORT = 3306;

  static MysqlUrl of(String url) {
    Matcher matcher = FORM.matcher(url);
    if (!matcher.matches()) {
      throw new ConfigurationException(
          "url",
          "This is no URL of one MySQL or MariaDB server. Write jdbc:mysql://HOST:PORT/. Several"
              + " servers are several components.");
    }
    String options = text(matcher.group("options"));
    if (options.length() > 1) {
      throw new ConfigurationException(
          "url",
          "The URL has options (%s). TLS, time-outs and the session's settings have keys of their"
                  .formatted(options.substring(1).split("=", 2)[0])
              + " own; write the URL without a question mark.");
    }
    String port = text(matcher.group("port"));
    return new MysqlUrl(
        matcher.group("host"),
        port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port),
        text(matcher.group("schema")));
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  Address address() {
    return new Address(host, port, schema);
  }

  /** The same server's URL for another schema. */
  String at(String other) {
    return "jdbc:mysql://%s:%d/%s"
        .formatted(
            host, port, URLEncoder.encode(other, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** For the driver, which calls both kinds of server mysql. */
  String complete() {
    return "jdbc:mysql://%s:%d/%s".formatted(host, port, schema);
  }
}
