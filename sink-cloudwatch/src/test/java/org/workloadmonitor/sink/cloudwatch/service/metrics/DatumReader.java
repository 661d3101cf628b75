package org.workloadmonitor.sink.cloudwatch.service.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Parameters;

/** Reads one member of {@code MetricData} as strictly as the service. */
final class DatumReader {

  private static final int MOST_DIMENSIONS = 30;
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration NEWEST = Duration.ofHours(2);

  private final String namespace;
  private final Instant now;
  private final Findings findings;

  DatumReader(String namespace, Instant now, Findings findings) {
    this.namespace = namespace;
    this.now = now;
    this.findings = findings;
  }

  Datum read(Parameters member) {
    Fields fields = new Fields(member, findings);
    String name = fields.text("MetricName", 255);
    Map<String, String> dimensions = dimensions(member);
    Instant timestamp = fields.time("Timestamp").orElse(now);
    checkTime(member, timestamp);
    Measurements measured = Measurements.read(member, findings);
    return new Datum(
        namespace,
        name,
        dimensions,
        timestamp,
        unit(member),
        resolution(member),
        measured.values(),
        measured.counts(),
        measured.statistics());
  }

  private Map<String, String> dimensions(Parameters member) {
    List<Parameters> list = member.list("Dimensions");
    if (list.size() > MOST_DIMENSIONS) {
      findings.invalid(
          "The collection %s must not have a size greater than %d."
              .formatted(member.nameOf("Dimensions"), MOST_DIMENSIONS));
    }
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (Parameters each : list) {
      Fields fields = new Fields(each, findings);
      String name = fields.text("Name", 255);
      if (name.startsWith(":")) {
        findings.invalid("The parameter " + each.nameOf("Name") + " must not start with ':'.");
      }
      if (dimensions.put(name, fields.text("Value", 1024)) != null) {
        findings.invalid(
            "No metric may specify the same dimension name twice. (" + each.nameOf("Name") + ")");
      }
    }
    return Collections.unmodifiableMap(dimensions);
  }

  private void checkTime(Parameters member, Instant timestamp) {
    String name = member.nameOf("Timestamp");
    if (timestamp.isBefore(now.minus(OLDEST))) {
      findings.invalid("The parameter " + name + " must specify a time within the past two weeks.");
    }
    if (timestamp.isAfter(now.plus(NEWEST))) {
      findings.invalid(
          "The parameter " + name + " must specify a time no more than two hours in the future.");
    }
  }

  private String unit(Parameters member) {
    String unit = member.text("Unit").orElse("None");
    if (!Units.ALL.contains(unit)) {
      findings.invalid(
          "The parameter %s must be a value in the set %s."
              .formatted(member.nameOf("Unit"), Units.ALL));
    }
    return unit;
  }

  private int resolution(Parameters member) {
    Optional<String> text = member.text("StorageResolution");
    if (text.isPresent() && !text.get().equals("1") && !text.get().equals("60")) {
      findings.invalid(
          "The parameter " + member.nameOf("StorageResolution") + " must be either 1 or 60.");
      return 60;
    }
    return text.map(Integer::parseInt).orElse(60);
  }
}
