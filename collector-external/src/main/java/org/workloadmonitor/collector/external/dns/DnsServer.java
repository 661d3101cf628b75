package org.workloadmonitor.collector.external.dns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workloadmonitor.collector.external.names.Hosts;

/**
 * A name server: {@code 10.0.0.2}, {@code 10.0.0.2:5353}, {@code [2001:db8::1]:53}, {@code
 * ns1.example.com}.
 *
 * @param host its name or address, without brackets
 * @param port its port
 */
public record DnsServer(String host, int port) {

  private static final int PORT = 53;
  private static final Pattern FORM =
      Pattern.compile(
          "\\[([^\\]]+)](?::(\\d{1,5}))?|([^:\\[\\]]+)(?::(\\d{1,5}))?|([0-9A-Fa-f:.]+(?:%\\w+)?)");

  /**
   * Reads a server.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static DnsServer parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw malformed(text);
    }
    if (form.group(5) != null) {
      return new DnsServer(host(form.group(5), text), PORT);
    }
    String host = form.group(1) != null ? form.group(1) : form.group(3);
    String port = form.group(1) != null ? form.group(2) : form.group(4);
    int number = port == null ? PORT : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      throw malformed(text);
    }
    return new DnsServer(host(form.group(1) != null ? "[" + host + "]" : host, text), number);
  }

  private static String host(String host, String text) {
    try {
      return Hosts.canonical(host);
    } catch (IllegalArgumentException e) {
      throw malformed(text);
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "Not a name server: '%s'. Write 10.0.0.2, 10.0.0.2:5353 or [2001:db8::1]:53."
            .formatted(text));
  }
}
