package org.workloadmonitor.collector.external.dns;

import java.net.InetAddress;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.external.names.Hosts;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What is asked, and which answers belong to it. */
final class Question {

  /** The size that crosses every network in one piece (DNS Flag Day 2020). */
  private static final int UDP_SIZE = 1_232;

  private static final int DELETE = 127;

  private final Record record;
  private final DnsConfig config;

  Question(DnsConfig config) {
    this.config = config;
    this.record =
        Record.newRecord(name(config.name(), config.record()), config.record().value(), DClass.IN);
  }

  static void check(String name) {
    Name _ = name(name, new RecordType(Type.A));
  }

  /** A message with a fresh id. */
  Message message() {
    Message message = Message.newQuery(record);
    if (!config.recursion()) {
      message.getHeader().unsetFlag(Flags.RD);
    }
    if (config.authenticated()) {
      message.getHeader().setFlag(Flags.AD);
    }
    message.addRecord(new OPTRecord(UDP_SIZE, 0, 0, 0), Section.ADDITIONAL);
    return message;
  }

  /** Whether a message answers that one; what is forged or late does not. */
  static boolean isAnswer(Message answer, Message asked) {
    Record question = answer.getQuestion();
    return answer.getHeader().getID() == asked.getHeader().getID()
        && answer.getHeader().getFlag(Flags.QR)
        && (question == null || question.equals(asked.getQuestion()));
  }

  private static Name name(String text, RecordType type) {
    try {
      if (type.value() == Type.PTR && isAddress(text)) {
        return ReverseMap.fromAddress(InetAddress.ofLiteral(text));
      }
      if (text.contains("://") || text.chars().anyMatch(c -> c <= ' ' || c == DELETE)) {
        throw new IllegalArgumentException("write the name alone, without spaces");
      }
      return Name.fromString(Hosts.ascii(text), Name.root);
    } catch (TextParseException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "name",
          "'%s' is no name of DNS: %s."
              .formatted(text, String.valueOf(e.getMessage()).replaceFirst("\\.$", "")));
    }
  }

  private static boolean isAddress(String text) {
    return text.indexOf(':') >= 0 || text.matches("[0-9]+(\\.[0-9]+){3}");
  }
}
