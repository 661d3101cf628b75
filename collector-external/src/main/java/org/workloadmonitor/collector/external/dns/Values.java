package org.workloadmonitor.collector.external.dns;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * The data of records as text in one form: addresses and names in lower case, names without their
 * last dot, a TXT record's strings joined as RFC 7208 joins them.
 */
final class Values {

  private Values() {}

  static Set<String> of(Collection<Record> records) {
    return records.stream().map(Values::of).collect(Collectors.toUnmodifiableSet());
  }

  static String of(Record record) {
    return record instanceof TXTRecord text
        ? String.join("", text.getStrings())
        : canonical(record.rdataToString(), record.getType());
  }

  /** What the configuration says, in the same form. */
  static Set<String> expected(Collection<String> texts, RecordType type) {
    return texts.stream()
        .map(text -> canonical(text, type.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String canonical(String text, int type) {
    return switch (type) {
      case Type.TXT -> unquoted(text.strip());
      case Type.A, Type.AAAA -> address(text.strip());
      default -> text.strip().toLowerCase(Locale.ROOT).replaceAll("\\.(?=\\s|$)", "");
    };
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static String address(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
