package org.workloadmonitor.collector.external.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.probe.Measurement;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** An answer to the question, and what it is worth. */
final class Answer {

  private static final int MOST_SHOWN = 10;
  private static final int LONGEST_SHOWN = 200;

  private final DnsConfig config;
  private final Message message;
  private final String transport;
  private final List<Record> records;

  Answer(DnsConfig config, Message message, String transport) {
    this.config = config;
    this.message = message;
    this.transport = transport;
    this.records =
        message.getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == config.record().value())
            .toList();
  }

  /** What is wrong with it, if anything is. */
  Optional<FailedLook> fault() {
    ResponseCode code = code();
    String asked = "%s %s".formatted(config.record().word(), config.name());
    if (!code.equals(config.expectedCode())) {
      return Optional.of(wrongCode(code, asked));
    }
    if (message.getHeader().getFlag(Flags.TC)) {
      return fault(Result.RESPONSE_TOO_LARGE, "The answer to '%s' is truncated.".formatted(asked));
    }
    if (records.isEmpty() && config.expectedCode().equals(ResponseCode.NOERROR)) {
      return fault(
          Result.DNS_FAILURE,
          "There is no record of type %s for '%s'."
              .formatted(config.record().word(), config.name()));
    }
    if (config.authoritative() && !message.getHeader().getFlag(Flags.AA)) {
      return fault(
          Result.ASSERTION_FAILED, "The answer is not authoritative: the flag AA is missing.");
    }
    if (config.authenticated() && !message.getHeader().getFlag(Flags.AD)) {
      return fault(
          Result.ASSERTION_FAILED, "The answer is not authenticated: the flag AD is missing.");
    }
    return values();
  }

  private static FailedLook wrongCode(ResponseCode code, String asked) {
    return switch (code.word()) {
      case "NXDOMAIN" ->
          new FailedLook(
              Result.DNS_FAILURE, "The name in '%s' does not exist (NXDOMAIN).".formatted(asked));
      case "NOERROR" ->
          new FailedLook(
              Result.WRONG_STATUS, "The server answered '%s' without an error.".formatted(asked));
      default ->
          new FailedLook(
              Result.WRONG_STATUS,
              "The server answered '%s' with %s.".formatted(asked, code.word()));
    };
  }

  private Optional<FailedLook> values() {
    if (config.expected().isEmpty()) {
      return Optional.empty();
    }
    Set<String> found = Values.of(records);
    Set<String> expected = Values.expected(config.expected(), config.record());
    return config.match().isMet(expected, found)
        ? Optional.empty()
        : fault(
            Result.ASSERTION_FAILED,
            "The answer was to be %s %s; it is %s."
                .formatted(config.match().words(), shown(expected), shown(found)));
  }

  private static Optional<FailedLook> fault(Result result, String reason) {
    return Optional.of(new FailedLook(result, reason));
  }

  List<Measurement> measurements() {
    List<Measurement> all = new ArrayList<>();
    all.add(new Measurement(DnsMetrics.ANSWERS, records.size()));
    OptionalLong ttl = records.stream().mapToLong(Record::getTTL).min();
    ttl.ifPresent(seconds -> all.add(new Measurement(DnsMetrics.TTL, seconds)));
    return all;
  }

  Attributes details() {
    return Attributes.builder()
        .put("dns.response.code", code().word())
        .put("dns.response.flags", message.getHeader().printFlags().strip())
        .put("dns.answers", shown(Values.of(records)))
        .put("network.transport", transport)
        .build();
  }

  private ResponseCode code() {
    return new ResponseCode(message.getRcode());
  }

  private static String shown(Set<String> values) {
    if (values.isEmpty()) {
      return "nothing";
    }
    String all = String.join(", ", new TreeSet<>(values).stream().limit(MOST_SHOWN).toList());
    return all.length() <= LONGEST_SHOWN ? all : all.substring(0, LONGEST_SHOWN) + "...";
  }
}
