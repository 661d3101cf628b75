package org.workloadmonitor.collector.external.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names that a certificate is for, by RFC 9525: alternative names only, a wildcard only as the
 * whole first label.
 */
final class HostNames {

  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  private final List<String> names = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  private HostNames() {}

  static HostNames of(X509Certificate certificate) {
    HostNames all = new HostNames();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
        switch ((Integer) alternative.getFirst()) {
          case DNS -> all.names.add(String.valueOf(alternative.get(1)));
          case ADDRESS -> all.addresses.add(String.valueOf(alternative.get(1)));
          default -> {}
        }
      }
    } catch (CertificateParsingException e) {
      // An unreadable list is for nobody, which the mismatch then says.
    }
    return all;
  }

  List<String> all() {
    List<String> all = new ArrayList<>(names);
    all.addAll(addresses);
    return all;
  }

  boolean match(String host) {
    return isAddress(host) ? matchAddress(host) : matchName(host);
  }

  static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  private boolean matchAddress(String host) {
    int zone = host.indexOf('%');
    InetAddress address = literal(zone < 0 ? host : host.substring(0, zone));
    return address != null && addresses.stream().anyMatch(one -> address.equals(literal(one)));
  }

  private static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private boolean matchName(String host) {
    String wanted = canonical(host);
    return names.stream().anyMatch(name -> matches(wanted, canonical(name)));
  }

  private static boolean matches(String wanted, String name) {
    if (!name.startsWith("*.")) {
      return wanted.equals(name);
    }
    int dot = wanted.indexOf('.');
    return dot > 0 && wanted.substring(dot).equals(name.substring(1));
  }

  private static String canonical(String name) {
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    try {
      return IDN.toASCII(plain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return plain.toLowerCase(Locale.ROOT);
    }
  }
}
