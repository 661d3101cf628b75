package org.workloadmonitor.collector.external.names;

import java.net.InetAddress;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.workloadmonitor.api.ConfigurationException;

/** Names and addresses of hosts as an operator writes them. */
public final class Hosts {

  /** RFC 1123, with the underscores that internal names have. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,254}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");

  private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?[0-9]+\\.?");

  private static final Pattern IPV4 =
      Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  private Hosts() {}

  /**
   * Checks what stands behind a key. What looks like a place to fill in is let through here: where
   * those may stand is the journey's to say.
   *
   * @throws ConfigurationException with a sentence for the user if it is no host
   */
  public static void check(String key, String text) {
    if (!text.contains("{{")) {
      String _ = canonical(key, text);
    }
  }

  /**
   * The {@link #canonical(String)} form of what stands behind a key.
   *
   * @throws ConfigurationException with a sentence for the user if it is no host
   */
  public static String canonical(String key, String text) {
    try {
      return canonical(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(key, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The name in ASCII, or the address without brackets and with its zone, if it has one.
   *
   * @throws IllegalArgumentException with a sentence for the user if it is no host
   */
  public static String canonical(String text) {
    boolean brackets = text.startsWith("[") && text.endsWith("]");
    if (brackets || text.indexOf(':') >= 0) {
      return ipv6(brackets ? text.substring(1, text.length() - 1) : text, text);
    }
    String name = ascii(text);
    if (!NAME.matcher(name).matches() || !isAddressable(name)) {
      throw new IllegalArgumentException(
          "'%s' is neither a name nor an address of a host. Write one such as db.example.com, 10.0.0.7 or 2001:db8::7."
              .formatted(text));
    }
    return name;
  }

  /**
   * Whether a name that looks like an address is one. Of others, such as {@code 127.1} or {@code
   * 1.2.3.4.5}, everybody thinks something else.
   */
  public static boolean isAddressable(String name) {
    return name.indexOf(':') >= 0
        || !NUMBERS.matcher(name).matches()
        || IPV4.matcher(name).matches();
  }

  /**
   * An internationalized name as DNS has it (UTS #46, as in browsers); any other as it is.
   *
   * @throws IllegalArgumentException if there can be no such name
   */
  public static String ascii(String name) {
    if (name.chars().allMatch(c -> c < 128)) {
      return name;
    }
    try {
      return new HttpUrl.Builder().scheme("http").host(name).build().host();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' holds a character that no name of a host has.".formatted(name), e);
    }
  }

  private static String ipv6(String address, String text) {
    int zone = address.indexOf('%');
    try {
      InetAddress _ = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
      if (address.indexOf(':') >= 0 && zone != address.length() - 1) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below, whatever is wrong with it.
    }
    throw new IllegalArgumentException(
        text.contains("://") || text.matches("[^:]*:\\d+")
            ? "'%s' is more than a host. Write its name or address alone.".formatted(text)
            : "'%s' is no address of IPv6. Write one such as 2001:db8::7.".formatted(text));
  }
}
